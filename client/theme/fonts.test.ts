import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { en } from "../i18n/en.ts";
import { ru } from "../i18n/ru.ts";
import { readWoff2 } from "./testing/readWoff2.ts";

const mostBytes = 100 * 1024;
const css = readFileSync(new URL("fonts.css", import.meta.url), "utf8");
const faces = [...css.matchAll(/@font-face \{([^}]*)\}/g)].map(([, body = ""]) => body);
const own = faces.filter((face) => face.includes("url("));
const standIns = faces.filter((face) => face.includes("local("));
const files = own.map((face) =>
  readFileSync(createRequire(import.meta.url).resolve(/url\("([^"]+)"\)/.exec(face)?.[1] ?? "")),
);
const fonts = files.map(readWoff2);
const [latin, cyrillic] = fonts as [(typeof fonts)[number], (typeof fonts)[number]];

/** Of every hundred characters of a text, spaces among them; and how wide Arial sets them, in thousandths of its size. */
const letters: readonly (readonly [letter: string, share: number, arial: number])[] = [
  [" ", 18, 278],
  ["e", 10.4, 556],
  ["t", 7.4, 278],
  ["a", 6.7, 556],
  ["o", 6.2, 556],
  ["i", 5.7, 222],
  ["n", 5.5, 556],
  ["s", 5.2, 500],
  ["h", 5, 556],
  ["r", 4.9, 333],
  ["d", 3.5, 556],
  ["l", 3.3, 222],
  ["u", 2.3, 556],
  ["c", 2.3, 500],
  ["m", 2, 833],
  ["w", 2, 722],
  ["f", 1.8, 278],
  ["g", 1.6, 556],
  ["y", 1.6, 500],
  ["p", 1.6, 556],
  ["b", 1.2, 556],
  ["v", 0.8, 500],
  ["k", 0.6, 500],
];

test("the family comes in two files of at most 100 KiB together", () => {
  expect(files).toHaveLength(2);
  const bytes = files.reduce((sum, file) => sum + file.length, 0);
  expect(bytes).toBeLessThanOrEqual(mostBytes);
  expect(bytes).toBeGreaterThan(mostBytes / 2);
});

test.each([
  ["latin", latin],
  ["cyrillic", cyrillic],
])("%s letters have an axis of weight and one of width, as the style sheet says", (_, font) => {
  expect(font.axes).toEqual({ wght: [100, 900], wdth: [62.5, 100] });
  for (const face of own) {
    expect(face).toContain("font-weight: 100 900");
    expect(face).toContain("font-stretch: 62.5% 100%");
  }
});

test("every letter, figure and dash of the pages' texts is in one of the files", () => {
  const written = new Set(JSON.stringify([en, ru].map(sentencesOf)).match(/[\p{L}\p{N}.,:;!?()«»“”—–…№-]/gu));
  expect(written.size).toBeGreaterThan(100);
  const missing = [...written].filter((character) =>
    fonts.every((font) => font.widthOf(character) === undefined),
  );
  expect(missing).toEqual([]);
});

test("figures are all of one width: a clock and a column of points do not tremble", () => {
  expect(new Set([..."0123456789"].map((figure) => latin.widthOf(figure))).size).toBe(1);
});

test("capitals stand in the middle of a line, and one of 1.2 holds the letters", () => {
  fonts.forEach((font, index) => {
    const [ascent, descent] = heightsOf(own[index] ?? "");
    expect(ascent - descent).toBeCloseTo(font.capHeight / font.unitsPerEm, 2);
    expect(ascent + descent).toBeLessThanOrEqual(1.2);
  });
});

describe("what stands until the family has come", () => {
  test("is as high: no line moves", () => {
    expect(standIns).toHaveLength(2);
    for (const face of standIns) {
      const size = partOf(face, "size-adjust");
      const [ascent, descent] = heightsOf(face);
      for (const [ownAscent, ownDescent] of own.map(heightsOf)) {
        expect(ascent * size).toBeCloseTo(ownAscent, 2);
        expect(descent * size).toBeCloseTo(ownDescent, 2);
      }
      for (const font of fonts) expect(partOf(face, "line-gap-override")).toBe(font.lineGap);
    }
  });

  test("is as wide: text breaks where it will", () => {
    const mean = (widthOf: (letter: string, arial: number) => number) =>
      letters.reduce((sum, [letter, share, arial]) => sum + share * widthOf(letter, arial), 0);
    const family = mean((letter) => (latin.widthOf(letter) ?? 0) / latin.unitsPerEm);
    const arial = mean((_, width) => width / 1000);
    expect(Math.abs(partOf(standIns[0] ?? "", "size-adjust") - family / arial)).toBeLessThan(0.01);
  });
});

function partOf(face: string, name: string): number {
  return Number(new RegExp(`${name}: ([\\d.]+)%`).exec(face)?.[1]) / 100;
}

/** Above and below the line that letters stand on. */
function heightsOf(face: string): readonly [ascent: number, descent: number] {
  return [partOf(face, "ascent-override"), partOf(face, "descent-override")];
}

/** What a dictionary says, its functions as they are written. */
function sentencesOf(part: unknown): unknown {
  if (typeof part === "function") return String(part);
  if (typeof part !== "object" || part === null) return part;
  return Object.values(part).map(sentencesOf);
}
