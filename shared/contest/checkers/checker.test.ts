import { describe, expect, test } from "vitest";
import { Checker, guessingLimit, judgeReading, readerOf } from "./checker.ts";
import { readAnswer, showReading } from "./readers.ts";

const CHECKERS = [
  {
    checker: { kind: "number", answer: "0.6875", tolerance: "0.01" },
    input: "11/16",
    shown: "11/16 = 0.6875",
    limit: null,
  },
  { checker: { kind: "text", answers: ["Ёж"] }, input: " ЕЖ ", shown: "еж", limit: null },
  {
    checker: { kind: "choice", options: ["a", "b"], correct: [2], several: false },
    input: "2",
    shown: "b",
    limit: 1,
  },
];

describe.each(CHECKERS)("$checker.kind", ({ checker: data, input, shown, limit }) => {
  const checker = Checker.parse(data);

  test("CHK1 CHK3 CHK14 CHK18 CHK22 CHK23 is read, judged and shown by its kind", () => {
    const result = readAnswer(readerOf(checker), input);
    if (!result.ok) throw new Error(result.misreading.code);
    expect(judgeReading(checker, result.reading)).toBe(true);
    expect(showReading(readerOf(checker), result.reading)).toBe(shown);
    expect(guessingLimit(checker)).toBe(limit);
  });

  test("CHK6 its reader holds no key", () => {
    const fields = Object.keys(readerOf(checker));
    for (const secret of ["answer", "tolerance", "answers", "correct"]) expect(fields).not.toContain(secret);
  });

  test("CHK5 a stored checker is read back as it was", () => {
    expect(Checker.parse(JSON.parse(JSON.stringify(checker)))).toEqual(checker);
  });

  test.each(["\0", "\ud800", "\udfff"])("CHK5 JRN13 it holds no %j, which no journal can keep", (unkept) => {
    const texts = Object.entries(checker).flatMap(
      ([field, value]): readonly (readonly [string, unknown])[] => {
        if (field === "kind") return [];
        if (typeof value === "string") return [[field, value + unkept]];
        return Array.isArray(value) && typeof value[0] === "string"
          ? [[field, [value[0] + unkept, ...value.slice(1)]]]
          : [];
      },
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const [field, value] of texts) {
      const issues = Checker.safeParse({ ...checker, [field]: value }).error?.issues ?? [];
      expect(issues.map(({ path }) => path[0])).toContain(field);
    }
  });
});
