import { expect, test } from "vitest";
import { type NameLines, nameTries } from "./nameTries.ts";

const allLines: readonly NameLines[] = [1, 2, 3, "1 to 3"];

test("RCE3 a leader's name has one line in the narrowest letters before it has two, and three before smaller ones", () => {
  const tries = nameTries("1 to 3");
  expect(tries[0]).toEqual({ lines: 1, widthPercent: 100, fontSize: "", isBroken: false });
  const atFullSize = tries.filter(({ fontSize, isBroken }) => fontSize === "" && !isBroken);
  expect(tries.slice(0, atFullSize.length)).toEqual(atFullSize);
  const lines = atFullSize.map((one) => one.lines);
  expect(lines).toEqual(lines.toSorted());
  for (const count of [1, 2, 3]) {
    const ofCount = atFullSize.filter((one) => one.lines === count).map((one) => one.widthPercent);
    expect(ofCount).toEqual(ofCount.toSorted((a, b) => b - a));
    expect(ofCount.at(-1)).toBe(62.5);
  }
});

test("a name is set smaller in the narrowest letters only, and never below what its place asks for", () => {
  for (const lines of allLines) {
    for (const { fontSize, widthPercent } of nameTries(lines)) {
      if (fontSize === "") continue;
      expect(widthPercent).toBe(62.5);
      expect(fontSize).toMatch(/^min\(1em, max\([\d.]+em, var\(--name\)\)\)$/);
    }
  }
});

test("words are broken last, and in several lines only", () => {
  for (const lines of allLines) {
    const broken = nameTries(lines).flatMap((one, index) => (one.isBroken ? [{ ...one, index }] : []));
    expect(broken.every((one) => one.lines > 1)).toBe(true);
    const from = nameTries(lines).length - broken.length;
    expect(broken.map(({ index }) => index)).toEqual(broken.map((_, index) => from + index));
    expect(broken.length).toBe({ 1: 0, 2: 1, 3: 1, "1 to 3": 2 }[lines]);
  }
});
