import fc from "fast-check";
import { expect, test } from "vitest";
import { type Folds, judge, read, type TextChecker } from "./text.ts";

const folds: fc.Arbitrary<Folds> = fc.record({
  case: fc.boolean(),
  spaces: fc.boolean(),
  yo: fc.boolean(),
  quotes: fc.boolean(),
  dashes: fc.boolean(),
});

const tricky = fc.constantFrom(
  ..."aAßẞςΣİıſŉёЁеЕйÅ½⅟↉1²«»“’´″`ʼ—−‑⁻ﬁﷺ \u00A0\t\n\u0300\u0301\u0307\u0308\u0323\u0345\u200B\u00AD\u034F\u3164\0",
);
const anything = fc.oneof(
  fc.string({ unit: tricky, maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 220 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
);

test("CHK1 CHK2 reading never throws, and reading a reading changes nothing", () => {
  let readCount = 0;
  fc.assert(
    fc.property(folds, anything, (folds, input) => {
      const result = read({ kind: "text", folds }, input);
      if (!result.ok) return;
      readCount++;
      expect(read({ kind: "text", folds }, result.reading)).toEqual(result);
    }),
    { numRuns: 3_000 },
  );
  expect(readCount).toBeGreaterThan(1_000);
});

test("CHK2 every single character has a stable reading", () => {
  const all: Folds = { case: true, spaces: true, yo: true, quotes: true, dashes: true };
  for (let codePoint = 1; codePoint <= 0x2ffff; codePoint++) {
    const result = read({ kind: "text", folds: all }, `x${String.fromCodePoint(codePoint)}`);
    if (!result.ok) throw new Error(`U+${codePoint.toString(16)}: ${result.misreading.code}`);
    const again = read({ kind: "text", folds: all }, result.reading);
    if (!again.ok || again.reading !== result.reading)
      throw new Error(`U+${codePoint.toString(16)} is not stable`);
  }
});

test("CHK3 CHK17 every key is right", () => {
  fc.assert(
    fc.property(folds, fc.array(anything, { minLength: 1, maxLength: 5 }), (folds, answers) => {
      const checker: TextChecker = { kind: "text", answers, folds };
      for (const answer of answers) {
        const result = read({ kind: "text", folds }, answer);
        if (result.ok) expect(judge(checker, result.reading)).toBe(true);
      }
    }),
  );
});

test("CHK15 with every fold on, case and surrounding spaces never matter", () => {
  const all: Folds = { case: true, spaces: true, yo: true, quotes: true, dashes: true };
  const word = fc.string({ unit: fc.constantFrom(..."abcАбвгдеЁёжзийΣσß"), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(word, (text) => {
      const plain = read({ kind: "text", folds: all }, text);
      expect(read({ kind: "text", folds: all }, `  ${text.toUpperCase()} `)).toEqual(plain);
    }),
  );
});
