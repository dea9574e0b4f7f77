import fc from "fast-check";
import { expect, test } from "vitest";
import { assertUntil } from "../testing/assertUntil.ts";
import { alphabets } from "./alphabets.ts";
import { judge, type TextChecker } from "./text.ts";
import { type Folds, read, type TextReader } from "./textReading.ts";

const folds: fc.Arbitrary<Folds> = fc.record({
  case: fc.boolean(),
  spaces: fc.boolean(),
  yo: fc.boolean(),
  quotes: fc.boolean(),
  dashes: fc.boolean(),
});
const everyFold: Folds = { case: true, spaces: true, yo: true, quotes: true, dashes: true };

/** Of the first edition, and of the second with everything that a task may say. */
const readers: fc.Arbitrary<TextReader> = fc.oneof(
  folds.map((folds) => ({ kind: "text" as const, folds })),
  fc.record(
    {
      kind: fc.constant("text" as const),
      folds: fc.oneof(fc.constant(everyFold), folds),
      edition: fc.constant(2 as const),
      alphabet: fc.constantFrom(...alphabets),
      capitals: fc.constant("count" as const),
    },
    { requiredKeys: ["kind", "folds", "edition"] },
  ),
);

const tricky = fc.constantFrom(
  ..."aAßẞςΣİıſŉёЁеЕйÅ½⅟↉1²⁺³«»“’´″`ʼ—−‑⁻ﬁﷺ \u00A0\t\n\u0300\u0301\u0307\u0308\u0323\u0345\u200B\u00AD\u034F\u3164\0",
);
const signs = fc.constantFrom(
  ..."abcxXфгорвMmW012 ()[]{}.,;:!?…-+=*^/'\"°%🍎\u20E3",
  "москва",
  "vjcrdf",
  "Ответ:",
  "option ",
  "1) ",
  "5 mw",
  "''",
  "**",
);
const anything = fc.oneof(
  fc.string({ unit: signs, maxLength: 20 }),
  fc.string({ unit: tricky, maxLength: 20 }),
  fc.string({ unit: fc.oneof(tricky, signs), maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 220 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
);

test("CHK1 CHK2 CHK35 CHK37 reading never throws, and reading a reading changes nothing", () => {
  let readCount = 0;
  let askedCount = 0;
  assertUntil(
    () => readCount > 1_000 && askedCount > 0,
    fc.property(readers, anything, (reader, input) => {
      const result = read(reader, input);
      if (!result.ok) {
        if (result.misreading.code === "answer_wrong_layout") askedCount++;
        return;
      }
      readCount++;
      expect(read(reader, result.reading)).toEqual(result);
    }),
    4_000,
  );
  expect(readCount).toBeGreaterThan(1_000);
  expect(askedCount).toBeGreaterThan(0);
});

test.each([undefined, 2] as const)(
  "CHK2 every single character has a stable reading, edition %s",
  (edition) => {
    const reader: TextReader = { kind: "text", folds: everyFold, ...(edition && { edition }) };
    // Thousands of characters that no rule tells apart.
    const alike = /[\p{Script=Han}\p{Script=Hangul}\p{Cn}\p{Co}]/u;
    for (let codePoint = 1; codePoint <= 0x2ffff; codePoint++) {
      if (codePoint % 256 > 0 && alike.test(String.fromCodePoint(codePoint))) continue;
      const result = read(reader, `x${String.fromCodePoint(codePoint)}`);
      if (!result.ok) throw new Error(`U+${codePoint.toString(16)}: ${result.misreading.code}`);
      const again = read(reader, result.reading);
      if (!again.ok || again.reading !== result.reading)
        throw new Error(`U+${codePoint.toString(16)} is not stable`);
    }
  },
);

test("CHK1 the longest input takes no longer than its length lets expect", () => {
  const reader: TextReader = { kind: "text", folds: everyFold, edition: 2, alphabet: "latin" };
  for (const unit of [
    "(",
    ")",
    "(a",
    "a)",
    "-",
    "a-",
    "a - ",
    "1) ",
    "'",
    "a'",
    "ответ:",
    "^",
    "5 a",
    ". ",
    "! ",
  ]) {
    const result = read(reader, unit.repeat(200).slice(0, 200));
    expect(result.ok || result.misreading.code).toBeTruthy();
  }
});

test("CHK3 CHK17 every key is right", () => {
  fc.assert(
    fc.property(readers, fc.array(anything, { minLength: 1, maxLength: 5 }), (reader, answers) => {
      const checker: TextChecker = { ...reader, answers };
      for (const answer of answers) {
        const result = read(reader, answer);
        if (result.ok) expect(judge(checker, result.reading)).toBe(true);
      }
    }),
  );
});

test("CHK15 with every fold on, case and surrounding spaces never matter", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcАбвгдеЁёжзийΣσß"), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(word, fc.constantFrom(undefined, 2 as const), (text, edition) => {
      const reader: TextReader = { kind: "text", folds: everyFold, ...(edition && { edition }) };
      expect(read(reader, `  ${text.toUpperCase()} `)).toEqual(read(reader, text));
    }),
  );
});
