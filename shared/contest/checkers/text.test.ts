import { describe, expect, test } from "vitest";
import { judge, readerOf, TextChecker } from "./text.ts";
import { type Folds, read } from "./textReading.ts";

const ALL: Folds = { case: true, spaces: true, yo: true, quotes: true, dashes: true };
const NONE: Folds = { case: false, spaces: false, yo: false, quotes: false, dashes: false };

function fold(input: string, folds: Folds = ALL): string {
  const result = read({ kind: "text", folds }, input);
  if (!result.ok) throw new Error(result.misreading.code);
  return result.reading;
}

describe("CHK15 what does not count", () => {
  test.each([
    ["case", "МоСква", "москва"],
    ["case", "STRAẞE", "strasse"],
    ["case", "ΟΔΟΣ", "οδοσ"],
    ["spaces", "  a \t\u00A0 b\u2003", "a b"],
    ["yo", "Ёлка, е\u0308ж", "елка, еж"],
    ["quotes", '«a» “b” „c‟ ‘d’ ‹e› "f" `g´ ＂h＂', "'a' 'b' 'c' 'd' 'e' 'f' 'g' 'h'"],
    ["quotes", "don’t donʼt don´t ŉ 5′ 5″", "don't don't don't 'n 5' 5'"],
    ["dashes", "a-b a–b a—b a−b a‑b a－b", "a-b a-b a-b a-b a-b a-b"],
  ])("CHK15 %s: %j is %j", (_, input, reading) => expect(fold(input)).toBe(reading));
});

describe("CHK15 each fold can be switched off", () => {
  test.each([
    ["case", "Москва", "москва"],
    ["spaces", "a  b", "a b"],
    ["yo", "ёж", "еж"],
    ["quotes", "«a»", "'a'"],
    ["dashes", "a—b", "a-b"],
  ] as const)("CHK15 without %s, %j is not %j", (name, one, other) => {
    const folds = { ...ALL, [name]: false };
    expect(fold(one)).toBe(fold(other));
    expect(fold(one, folds)).not.toBe(fold(other, folds));
    for (const rest of ["case", "spaces", "yo", "quotes", "dashes"] as const) {
      if (rest !== name) expect(fold(one, { ...NONE, [name]: true, [rest]: false })).toBe(fold(other));
    }
  });

  test("CHK15 a fold not named is on", () => {
    expect(readerOf({ kind: "text", answers: ["a"] })).toEqual({ kind: "text", folds: ALL });
    expect(readerOf({ kind: "text", answers: ["a"], folds: { yo: false } }).folds).toEqual({
      ...ALL,
      yo: false,
    });
  });
});

describe("CHK16 what never counts", () => {
  test.each([
    ["ﬁn", "fin"],
    ["ＡＢＣ", "ABC"],
    ["½", "1/2"],
    ["1½", "1 1/2"],
    ["1⁄2", "1/2"],
    ["co\u00ADop", "coop"],
    ["\u200Ea\u200Bb\uFEFF\u0000", "ab"],
    ["и\u0306", "й"],
  ])("CHK16 %j is %j", (input, reading) => expect(fold(input, NONE)).toBe(reading));

  test("CHK16 half of a surrogate pair is replaced, so that a reading can be stored", () => {
    expect(fold("a\uD800").isWellFormed()).toBe(true);
  });
});

test("CHK17 each accepted answer is right", () => {
  const checker: TextChecker = { kind: "text", answers: ["Пётр I", "Пётр Великий"] };
  const isRight = (input: string) => judge(checker, fold(input));
  expect(["петр i", "ПЁТР  ВЕЛИКИЙ", "Пётр", "Пётр II"].map(isRight)).toEqual([true, true, false, false]);
});

test.each(["", " ", "\u200B", "\u00A0\u00AD"])("CHK4 %j is empty, with or without folds", (input) => {
  const empty = { ok: false, misreading: { code: "answer_empty" } };
  expect(read({ kind: "text", folds: ALL }, input)).toEqual(empty);
  expect(read({ kind: "text", folds: NONE }, input)).toEqual(empty);
});

test("CHK4 a text has at most 200 characters, as sent and as read", () => {
  const tooLong = { ok: false, misreading: { code: "answer_too_long", params: { limit: "200" } } };
  expect(fold("a".repeat(200))).toHaveLength(200);
  expect(read({ kind: "text", folds: ALL }, "a".repeat(201))).toEqual(tooLong);
  expect(read({ kind: "text", folds: ALL }, "\uFDFA".repeat(12))).toEqual(tooLong);
});

describe("CHK5 an unusable checker is refused", () => {
  test.each([
    [{ answers: [] }, ["answers"], "At least one accepted answer is needed"],
    [{ answers: Array(51).fill("a") }, ["answers"], "At most 50 accepted answers"],
    [{ answers: ["a", "\u200B "] }, ["answers", 1], "An accepted answer is empty"],
    [{ answers: ["a".repeat(201)] }, ["answers", 0], "An accepted answer is longer than 200 characters"],
    [{}, ["answers"], "The accepted answers are missing"],
    [{ answers: ["a"], folds: { case: "no" } }, ["folds", "case"], "A fold is on (true) or off (false)"],
  ])("CHK5 %j: %j", (fields, path, message) => {
    const result = TextChecker.safeParse({ kind: "text", ...fields });
    expect(result.error?.issues).toMatchObject([{ path, message }]);
  });

  test("CHK5 a misspelt fold is not ignored", () => {
    const result = TextChecker.safeParse({ kind: "text", answers: ["a"], folds: { casing: false } });
    expect(result.error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: ["casing"] }]);
  });
});
