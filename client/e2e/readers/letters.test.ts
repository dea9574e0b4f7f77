// @vitest-environment jsdom
import { expect, test } from "vitest";
import { lettersOf, writeLetters } from "./letters.ts";

test.each([3, 30, 60])("of %i boats each has a letter of its own, in no order of theirs", (count) => {
  const names = Array.from({ length: count }, (_, index) => `Team ${index + 1}`);
  const letters = [...lettersOf(names).values()];
  expect(new Set(letters).size).toBe(count);
  expect(letters.every((letter) => /^[A-Z]+$/.test(letter))).toBe(true);
  expect(letters).not.toEqual(letters.toSorted());
  expect(() => lettersOf([...names, ...names, ...names, ...names, ...names, ...names, ...names])).toThrow(
    RangeError,
  );
});

test("a label tells its letter, and neither place, name nor points; other writing stays", () => {
  const drawn: string[] = [];
  class Paper {
    fillText(text: string): void {
      drawn.push(text);
    }
  }
  Object.assign(globalThis, { CanvasRenderingContext2D: Paper });
  writeLetters([
    ["Swift Herons", "K"],
    ["Incomprehensibilities and Absurdities 12", "B"],
    ["Incomprehensibilities and Absurdities 13", "C"],
  ]);
  const paper = new Paper();
  for (const text of [
    "1\u2002Swift Herons\u20021,900",
    "12\u2002Swift Herons",
    "3\u2002Incomprehens… 12\u2002700",
    "3\u2002Incomprehens…\u2002700",
    "4\u2002Nobody",
    "1,500",
    "✓",
  ])
    paper.fillText(text);
  expect(drawn).toEqual(["K", "K", "B", "", "", "1,500", "✓"]);
});
