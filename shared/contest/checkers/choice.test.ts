import { describe, expect, test } from "vitest";
import { ChoiceChecker, guessingLimit, judge, readerOf } from "./choice.ts";
import { type ChoiceReader, read, show } from "./choiceReading.ts";

const OPTIONS = ["red", "green", "blue"];
const ONE: ChoiceReader = { kind: "choice", options: OPTIONS, several: false };
const SEVERAL: ChoiceReader = { kind: "choice", options: OPTIONS, several: true };
const notAnOption = { ok: false, misreading: { code: "answer_not_an_option" } };

test.each([
  ["2", "2"],
  ["3,1", "1,3"],
  ["3 1", "1,3"],
  [" 1 ,, 3,1 ", "1,3"],
])("CHK19 %j is read as %j", (input, reading) => expect(read(SEVERAL, input)).toEqual({ ok: true, reading }));

test("CHK19 one option named twice is one option", () => {
  expect(read(ONE, "2,2")).toEqual({ ok: true, reading: "2" });
});

test.each(["0", "4", "-1", "1.5", "2)", "1;2", "red", "1,red", "1e0", "²"])(
  "CHK20 %j is not an option",
  (input) => expect(read(SEVERAL, input)).toEqual(notAnOption),
);

test("CHK20 two options where one is asked are not an option", () => {
  expect(read(ONE, "1,2")).toEqual(notAnOption);
});

test.each(["", " ", ",", " , "])("CHK4 %j is empty", (input) =>
  expect(read(ONE, input)).toEqual({ ok: false, misreading: { code: "answer_empty" } }),
);

test("CHK4 a choice has at most 100 characters", () => {
  expect(read(SEVERAL, "1,".repeat(50))).toEqual({ ok: true, reading: "1" });
  expect(read(SEVERAL, "1,".repeat(51))).toEqual({
    ok: false,
    misreading: { code: "answer_too_long", params: { limit: "100" } },
  });
});

test("CHK21 right is exactly the set of correct options", () => {
  const checker = ChoiceChecker.parse({ kind: "choice", options: OPTIONS, correct: [3, 1], several: true });
  expect(["1,3", "1", "3", "1,2,3", "2"].map((reading) => judge(checker, reading))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("CHK6 the reader holds no key", () => {
  const checker = ChoiceChecker.parse({ kind: "choice", options: OPTIONS, correct: [3], several: false });
  expect(readerOf(checker)).toEqual(ONE);
});

test("CHK22 a reading is shown as the options' texts", () => {
  expect(show(SEVERAL, "1,3")).toBe("red; blue");
  expect(show(ONE, "2")).toBe("green");
});

test.each([
  [2, false, 1],
  [3, false, 1],
  [4, false, 2],
  [12, false, 6],
  [2, true, 1],
  [3, true, 3],
  [12, true, 2047],
])("CHK23 of %i options, several: %s, at most %i attempts", (count, several, limit) => {
  const options = Array.from({ length: count }, (_, index) => `option ${index}`);
  expect(guessingLimit({ kind: "choice", options, correct: [1], several })).toBe(limit);
});

describe("CHK5 an unusable checker is refused", () => {
  const valid = { kind: "choice", options: OPTIONS, correct: [1], several: false };

  test.each([
    [{ options: ["a"] }, ["options"], "A choice needs at least 2 options"],
    [{ options: Array.from({ length: 13 }, String) }, ["options"], "A choice has at most 12 options"],
    [{ options: ["a", " "] }, ["options", 1], "An option is empty"],
    [{ options: ["a", "a".repeat(501)] }, ["options", 1], "An option has at most 500 characters"],
    [{ options: ["a", "b", " a "] }, ["options", 2], "Option 3 repeats option 1"],
    [{ correct: [] }, ["correct"], "At least one option must be correct"],
    [{ correct: [4] }, ["correct"], "There is no option 4: the options are 1 to 3"],
    [{ correct: [0] }, ["correct"], "There is no option 0: the options are 1 to 3"],
    [{ correct: [1.5] }, ["correct", 0], "A correct option is given by its number"],
    [{ correct: [1, 1], several: true }, ["correct"], "A correct option is listed twice"],
    [{ correct: [1, 2] }, ["correct"], "With one option to choose, exactly one is correct"],
    [{ several: "yes" }, ["several"], "Say whether several options may be chosen"],
  ])("CHK5 %j: %j", (fields, path, message) => {
    const result = ChoiceChecker.safeParse({ ...valid, ...fields });
    expect(result.error?.issues).toMatchObject([{ path, message }]);
  });
});
