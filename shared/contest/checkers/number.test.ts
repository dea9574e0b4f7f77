import { describe, expect, test } from "vitest";
import { judge, NumberChecker } from "./number.ts";
import { type NumberReader, read, show } from "./numberReading.ts";

const READER: NumberReader = { kind: "number" };
const notANumber = { ok: false, misreading: { code: "answer_not_a_number" } };

describe("CHK7 notations", () => {
  test.each([
    ["42", "42"],
    ["+42", "42"],
    ["-0", "0"],
    ["007", "7"],
    ["0.6875", "11/16"],
    ["0,6875", "11/16"],
    [".5", "1/2"],
    ["11/16", "11/16"],
    ["22 / 32", "11/16"],
    ["-3/4", "-3/4"],
    ["1 3/4", "7/4"],
    ["-1 3/4", "-7/4"],
    ["½", "1/2"],
    ["1½", "3/2"],
    ["1 ½", "3/2"],
    ["-1½", "-3/2"],
    ["12⅞", "103/8"],
    ["⅟8", "1/8"],
    ["↉", "0"],
    ["  5  ", "5"],
  ])("CHK7 %j is %s", (input, reading) => expect(read(READER, input)).toEqual({ ok: true, reading }));
});

describe("CHK8 thousands", () => {
  test.each([
    ["1 500", "1500"],
    ["1\u00A0500\u00A0000", "1500000"],
    ["1\u202F500", "1500"],
    ["1\u2009500,5", "3001/2"],
    ["1 500.5", "3001/2"],
    ["1,500,000", "1500000"],
    ["1,500.25", "6001/4"],
    ["1.500,25", "6001/4"],
    ["1.500,250", "6001/4"],
    ["1.500.000", "1500000"],
    ["1 500 3/4", "6003/4"],
    ["1 000½", "2001/2"],
    ["1/1 000", "1/1000"],
    ["1 500/3", "500"],
  ])("CHK8 %j is %s", (input, reading) => expect(read(READER, input)).toEqual({ ok: true, reading }));

  test.each(["1 2", "1 50", "1500 000", "0 500", "1 5000", "1,50,000", "1,500,25", "1.500.25", "1,500 000"])(
    "CHK8 %j is not in groups of three",
    (input) => expect(read(READER, input)).toEqual(notANumber),
  );
});

describe("CHK9 ambiguity", () => {
  test.each([
    ["1,500", "1500", "1.5"],
    ["-1,500", "-1500", "-1.5"],
    ["123,456", "123456", "123.456"],
    ["1,500%", "1500%", "1.5%"],
    ["1 250/500", "2.5", "1.5"],
  ])("CHK9 %j is %s or %s", (input, asThousands, asDecimal) =>
    expect(read(READER, input)).toEqual({
      ok: false,
      misreading: { code: "answer_ambiguous_number", params: { asThousands, asDecimal } },
    }),
  );

  test.each([
    ["0,500", "1/2"],
    ["00,500", "1/2"],
    [",500", "1/2"],
    ["1500,250", "6001/4"],
    ["1.500", "3/2"],
    ["1,50", "3/2"],
    ["1,5000", "3/2"],
    ["1 250/1000", "5/4"],
  ])("CHK9 %j is only %s", (input, reading) => expect(read(READER, input)).toEqual({ ok: true, reading }));
});

describe("CHK10 characters", () => {
  test.each([..."-‐‑‒–—―−﹘﹣－⁻₋➖"])("CHK10 %j is a minus", (minus) => {
    expect(read(READER, `${minus}3`)).toEqual({ ok: true, reading: "-3" });
    expect(read(READER, `${minus} 3`)).toEqual({ ok: true, reading: "-3" });
  });

  test.each([
    ["1⁄2", "1/2"],
    ["1∕2", "1/2"],
    ["１／２", "1/2"],
    ["＋１２，５％", "1/8"],
    ["\u200E\u22123\u200B", "-3"],
  ])("CHK10 %j is %s", (input, reading) => expect(read(READER, input)).toEqual({ ok: true, reading }));

  test.each(["2³", "10²", "x₂", "①", "½5", "½½"])(
    "CHK10 %j is not read with its digits run together",
    (input) => expect(read(READER, input)).toEqual(notANumber),
  );
});

describe("CHK12 percent", () => {
  test.each([
    ["50%", "1/2"],
    ["50 %", "1/2"],
    ["-12,5%", "-1/8"],
    ["½%", "1/200"],
  ])("CHK12 %j is %s", (input, reading) => expect(read(READER, input)).toEqual({ ok: true, reading }));

  test("CHK12 50% equals the keys 50% and 0.5, not 50", () => {
    const equals = (answer: string) => judge({ kind: "number", answer }, "1/2");
    expect([equals("50%"), equals("0.5"), equals("50")]).toEqual([true, true, false]);
  });
});

test.each([
  ..."-+%/.,x",
  ...[
    "1/0",
    "0/0",
    "1 1/0",
    "1.5e3",
    "1'500",
    "1 7/4",
    "3/-4",
    "--3",
    "3-",
    "5..",
    "1.2.3",
    "1/2/3",
    "1.5/2",
  ],
  ...["1.5 1/2", "5%%", "%5", "5 кг", "3)(", "1:2", "Infinity", "NaN", "0x10", "1_000", "3 / "],
])("CHK13 %j is not a number", (input) => expect(read(READER, input)).toEqual(notANumber));

test.each(["", "   ", "\u00A0\t", "\u200B\u00AD"])("CHK4 %j is empty", (input) =>
  expect(read(READER, input)).toEqual({ ok: false, misreading: { code: "answer_empty" } }),
);

test("CHK4 a number has at most 100 characters, as sent and as read", () => {
  const tooLong = { ok: false, misreading: { code: "answer_too_long", params: { limit: "100" } } };
  expect(read(READER, "9".repeat(100))).toEqual({ ok: true, reading: "9".repeat(100) });
  expect(read(READER, "9".repeat(101))).toEqual(tooLong);
  expect(read(READER, `0.${"9".repeat(90)}`)).toEqual(tooLong);
});

test("CHK11 numbers are compared exactly", () => {
  const third: NumberChecker = { kind: "number", answer: "1/3" };
  expect(judge(third, "1/3")).toBe(true);
  expect(judge(third, "3333333333333333/10000000000000000")).toBe(false);
});

test.each([
  ["99/100", true],
  ["101/100", true],
  ["98999/100000", false],
  ["101001/100000", false],
])("CHK11 with the key 1 and the tolerance 0,01, %s is right: %s", (reading, right) =>
  expect(judge({ kind: "number", answer: "1", tolerance: "0,01" }, reading)).toBe(right),
);

test("CHK11 a text that is no reading is wrong", () => {
  expect(judge({ kind: "number", answer: "1" }, "one")).toBe(false);
});

test.each([
  ["1500", "1500"],
  ["-3", "-3"],
  ["11/16", "11/16 = 0.6875"],
  ["7/2", "7/2 = 3.5"],
  ["-1/400", "-1/400 = -0.0025"],
  ["1/3", "1/3"],
  [`1/1${"0".repeat(16)}`, `1/1${"0".repeat(16)} = 0.0000000000000001`],
  [`1/1${"0".repeat(17)}`, `1/1${"0".repeat(17)}`],
])("CHK14 %s is shown as %s", (reading, shown) => expect(show(reading)).toBe(shown));

describe("CHK5 an unusable checker is refused", () => {
  test.each([
    [{ answer: "many" }, "answer", `"many" is not a number: write for example 12, 0.75, 3/4, 1 3/4 or 50%`],
    [{ answer: "1,500" }, "answer", `"1,500" can be read in two ways: write 1500 or 1.5`],
    [{ answer: " " }, "answer", "A number is missing"],
    [{ answer: "9".repeat(101) }, "answer", "The number is longer than 100 characters"],
    [{}, "answer", "An answer is needed, such as 12, 0.75 or 3/4"],
    [{ answer: "1", tolerance: "-1" }, "tolerance", "The tolerance cannot be negative"],
    [
      { answer: "1", tolerance: "5 %" },
      "tolerance",
      "The tolerance is a distance, not a percentage: write for example 0.05 instead of 5%",
    ],
  ])("CHK5 %j: %s", (fields, path, message) => {
    const result = NumberChecker.safeParse({ kind: "number", ...fields });
    expect(result.error?.issues).toMatchObject([{ path: [path], message }]);
  });

  test("CHK5 a misspelt field is not ignored", () => {
    const result = NumberChecker.safeParse({ kind: "number", answer: "1", tolerence: "0.1" });
    expect(result.error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: ["tolerence"] }]);
  });
});
