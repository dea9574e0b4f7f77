import { expect, test } from "vitest";
import { isComposing, readChoice, readDraft, writeChoice } from "./answering.ts";
import { plainPurchase } from "./testing/plainTeamView.ts";

const purchase = plainPurchase({
  submissions: [{ at: 0, answer: "0,5", reading: "1/2", verdict: "wrong" }],
});
const number = { kind: "number" } as const;
const text = {
  kind: "text",
  folds: { case: true, spaces: true, yo: true, quotes: true, dashes: true },
  edition: 2,
  alphabet: "cyrillic",
} as const;

test("while typing, the answer is read as the server will", () => {
  expect(readDraft(number, purchase, "  ")).toEqual({ type: "empty" });
  expect(readDraft(number, purchase, "11/16")).toEqual({ type: "read", shown: "11/16 = 0.6875" });
  expect(readDraft(number, purchase, "abc")).toMatchObject({ type: "misread" });
});

test("CHK9 a number of two meanings asks which", () => {
  expect(readDraft(number, purchase, "1,500")).toEqual({
    type: "question",
    code: "answer_ambiguous_number",
    meanings: ["1500", "1.5"],
  });
});

test.each([
  [{ kind: "number", percent: "asked" }, "12%", "answer_percent_unclear", ["12", "0.12"]],
  [{ kind: "number", percent: "expected" }, "12", "answer_percent_missing", ["12%", "1200%"]],
  [text, "vjcrdf", "answer_wrong_layout", ["москва"]],
  [{ ...text, capitals: "count" }, "5 mw", "answer_capitals_count", ["5 mW", "5 MW"]],
] as const)(
  "CHK25 CHK26 CHK35 CHK37 what may be meant is offered: %j, %s",
  (reader, draft, code, meanings) => {
    expect(readDraft(reader, purchase, draft)).toEqual({ type: "question", code, meanings });
    for (const meaning of meanings)
      expect(readDraft(reader, purchase, meaning)).toMatchObject({ type: "read" });
  },
);

test("ANS4 an answer that reads like an earlier wrong one is told before it is sent", () => {
  expect(readDraft(number, purchase, "50%")).toMatchObject({ type: "tried" });
});

test("chosen options are written and read back", () => {
  expect(writeChoice(new Set([3, 1]))).toBe("1,3");
  expect(readChoice("1,3")).toEqual(new Set([1, 3]));
  expect(readChoice("")).toEqual(new Set());
});

test("Enter within an input method's composition does not send, in Safari neither", () => {
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
});
