import fc from "fast-check";
import { expect, test } from "vitest";
import { guarded, unguarded } from "./guarding.ts";

/** What a spreadsheet begins a cell with, whichever sign separates for it. */
const begins = (text: string) =>
  text.split(/[,;\t\r\n\u2028\u2029]/u).map((cell) => cell.replace(/^[\s\p{Cf}"]+/u, ""));

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc
    .array(
      fc.constantFrom("'", "=", "+", "-", "@", "|", "%", ",", ";", "\t", "\n", " ", '"', "a", "1", "＝"),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

test("BUD4 FIL13 no cell of a guarded text computes", () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const cell of begins(guarded(text))) expect(cell).not.toMatch(/^[=+\-@|%＝＋－＠]/u);
    }),
  );
});

test("FIL13 a guarded text is found again, guarded once or twice", () => {
  let guards = 0;
  fc.assert(
    fc.property(texts, (text) => {
      if (guarded(text) !== text) guards += 1;
      expect(unguarded(guarded(text))).toBe(text);
      expect(unguarded(unguarded(guarded(guarded(text))))).toBe(text);
    }),
    { numRuns: 500 },
  );
  expect(guards).toBeGreaterThan(50);
});
