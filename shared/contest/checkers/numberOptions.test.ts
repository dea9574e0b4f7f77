import { describe, expect, test } from "vitest";
import { makeChecker } from "./checker.ts";
import { NumberChecker, readerOf } from "./number.ts";
import { type NumberReader, read, show } from "./numberReading.ts";

const asked: NumberReader = { kind: "number", language: "en", percent: "asked" };
const expected: NumberReader = { kind: "number", language: "ru", percent: "expected" };

const readBy = (reader: NumberReader, input: string) => {
  const result = read(reader, input);
  return result.ok
    ? result.reading
    : { [result.misreading.code]: Object.values(result.misreading.params ?? {}) };
};

describe("CHK24 the language decides what one separator before three digits is", () => {
  test.each([
    ["1,500", "1500", "3/2"],
    ["3,125", "3125", "25/8"],
    ["-1,250", "-1250", "-5/4"],
    ["1.500", "3/2", "3/2"],
    ["1,000", "1000", { answer_ambiguous_number: ["1000", "1"] }],
    ["1.000", { answer_ambiguous_number: ["1000", "1"] }, { answer_ambiguous_number: ["1000", "1"] }],
    ["1.000,00", "1000", "1000"],
    ["1,000,000", "1000000", "1000000"],
    ["0,500", "1/2", "1/2"],
  ])("CHK24 %s is %j in English, %j in Russian", (input, inEnglish, inRussian) => {
    expect(readBy({ kind: "number", language: "en" }, input)).toEqual(inEnglish);
    expect(readBy({ kind: "number", language: "ru" }, input)).toEqual(inRussian);
  });

  test("CHK28 without a language, as tasks were stored before, it is asked and 1.000 is one", () => {
    expect(readBy({ kind: "number" }, "1,500")).toEqual({ answer_ambiguous_number: ["1500", "1.5"] });
    // What would be long as a decimal is said as a fraction.
    expect(readBy({ kind: "number" }, "1 101/128")).toEqual({
      answer_ambiguous_number: ["1101/128", "229/128"],
    });
    expect(readBy({ kind: "number" }, "1.000")).toBe("1");
    expect(readBy({ kind: "number" }, "50%")).toBe("1/2");
  });
});

describe("per cents", () => {
  test.each([
    ["12%", { answer_percent_unclear: ["12", "0.12"] }],
    ["1/3%", { answer_percent_unclear: ["1/3", "1/300"] }],
    ["12", "12"],
    ["0.12", "3/25"],
  ])("CHK25 where a number is expected, %s: %j", (input, reading) => {
    expect(readBy(asked, input)).toEqual(reading);
  });

  test.each([
    ["12%", "12%"],
    ["0,12", "12%"],
    ["3/25", "12%"],
    ["1/3", "100/3%"],
    ["12", { answer_percent_missing: ["12%", "1200%"] }],
    ["-1,5", { answer_percent_missing: ["-1.5%", "-150%"] }],
    ["1", { answer_percent_missing: ["1%", "100%"] }],
    ["0", "0%"],
  ])("CHK26 where per cents are expected, %s: %j", (input, reading) => {
    expect(readBy(expected, input)).toEqual(reading);
  });

  test("CHK25 CHK26 what a question offers can be sent", () => {
    for (const [reader, input] of [
      [asked, "12%"],
      [asked, "250%"],
      [expected, "12"],
      [expected, "1/3%"],
    ] as const) {
      const result = read(reader, input);
      if (result.ok) continue;
      for (const offer of Object.values(result.misreading.params ?? {})) {
        expect(read(reader, offer), offer).toMatchObject({ ok: true });
      }
    }
  });

  test("CHK14 CHK26 a reading in per cents is shown as it is written", () => {
    expect(["12%", "25/2%", "100/3%"].map(show)).toEqual(["12%", "12.5%", "100/3%"]);
  });
});

test.each([
  ["5.", "5"],
  ["(5)", "5"],
  ["5)", "5"],
  ["«5»", "5"],
  ["x = -3", "-3"],
  ["Ответ: 5.", "5"],
  ["5️⃣", "5"],
  ["1,5;", "3/2"],
  ["5!", { answer_not_a_number: [] }],
  ["5-", { answer_not_a_number: [] }],
  ["0.333...", { answer_not_a_number: [] }],
  ["0,33…", { answer_not_a_number: [] }],
  ["x =", { answer_not_a_number: [] }],
])("CHK27 %j is read as %j", (input, reading) => {
  expect(readBy({ kind: "number" }, input)).toEqual(reading);
});

test("CHK24 CHK25 CHK26 a task made now carries its language, and what its key says of per cents", () => {
  const percentOf = (answer: string) => {
    const checker = makeChecker({ kind: "number", answer }, "ru");
    return checker.kind === "number" ? readerOf(checker) : null;
  };
  expect(percentOf("12%")).toEqual({ kind: "number", language: "ru", percent: "expected" });
  expect(percentOf("1000")).toEqual({ kind: "number", language: "ru", percent: "asked" });
  expect(percentOf("3,125")).toEqual({ kind: "number", language: "ru", percent: "value" });
});

test("CHK28 a stored task has none of it, and keeps none", () => {
  const stored = { kind: "number", answer: "12" } as const;
  expect(NumberChecker.parse(stored)).toEqual(stored);
  expect(readerOf(stored)).toEqual({ kind: "number" });
});

test("CHK5 an unknown language or use of per cents is refused", () => {
  const faults = (fields: object) =>
    NumberChecker.safeParse({ kind: "number", answer: "1", ...fields }).error?.issues.map(({ path }) => path);
  expect(faults({ language: "fr" })).toEqual([["language"]]);
  expect(faults({ percent: "sometimes" })).toEqual([["percent"]]);
});
