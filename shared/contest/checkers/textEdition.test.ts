import { describe, expect, test } from "vitest";
import { findAlphabet } from "./alphabets.ts";
import { capitalsMatterIn } from "./capitals.ts";
import { makeChecker } from "./checker.ts";
import { findMeantWord } from "./keyboards.ts";
import { judge, readerOf, TextChecker } from "./text.ts";
import { type Folds, read, type TextReader } from "./textReading.ts";

const folds: Folds = { case: true, spaces: true, yo: true, quotes: true, dashes: true };
const plain: TextReader = { kind: "text", folds, edition: 2 };

const readBy = (reader: TextReader, input: string) => {
  const result = read(reader, input);
  return result.ok ? result.reading : result.misreading;
};

const made = (...answers: readonly string[]): TextChecker => {
  const checker = makeChecker({ kind: "text", answers }, "en");
  if (checker.kind !== "text") throw new Error("a text stays a text");
  return checker;
};
const isRight = (checker: TextChecker, input: string) => {
  const result = read(readerOf(checker), input);
  return result.ok ? judge(checker, result.reading) : result.misreading.code;
};

describe("what never counts", () => {
  test.each([
    ["Paris.", "paris"],
    ["«Paris».", "paris"],
    ["(A)", "a"],
    ["a)", "a"],
    ["[A]", "a"],
    ["'a'", "a"],
    ["Paris 🙂!", "paris"],
    ["1) cat", "cat"],
    ["Answer: cat", "cat"],
    ["option A", "a"],
    ["…?", "...?"],
    ["🍎", "🍎"],
    ["5!", "5!"],
    ["f(x)", "f(x)"],
    ["(a+b)(c+d)", "(a+b)(c+d)"],
    ["[1; 2)", "[1;2)"],
    ["C++", "c++"],
  ])("CHK31 %j is %j", (input, reading) => expect(readBy(plain, input)).toBe(reading));

  test.each([
    ["a + b", "a+b"],
    ["5cm", "5 cm"],
    ["10 км / ч", "10 км/ч"],
    ["2 x", "2x"],
    ["21st", "21st"],
    ["3 и 4", "3 и 4"],
    ["– 5", "-5"],
    ["Нью - Йорк", "нью йорк"],
    ["Ростов-на-Дону", "ростов на дону"],
    ["e-mail", "e-mail"],
    ["по-русски", "по-русски"],
    ["a - b", "a-b"],
    ["1941 – 1945", "1941-1945"],
    ["30 °", "30°"],
    ["cat ,dog", "cat, dog"],
  ])("CHK33 %j is %j", (input, reading) => expect(readBy(plain, input)).toBe(reading));

  test.each([
    ["x²", "x^2"],
    ["10⁻³", "10^-3"],
    ["x**2", "x^2"],
    ["x^(2)", "x^2"],
    ["Ca²⁺", "ca2+"],
    ["H₂O", "h2o"],
    ["f′(x)", "f'(x)"],
    ["f''(x)", 'f"(x)'],
    ["6″", '6"'],
    ["‘war’ and “peace”", '"war" and "peace"'],
    ["don’t", "don't"],
  ])("CHK31 CHK32 %j is %j", (input, reading) => expect(readBy(plain, input)).toBe(reading));

  test.each([
    ["3,50", "3.5"],
    ["-5,0", "-5"],
    ["1,000", "1,000"],
    ["12.10", "12.10"],
    ["007.50", "007.50"],
    ["1,2,3", "1,2,3"],
  ])("CHK38 %j is %j", (input, reading) => expect(readBy(plain, input)).toBe(reading));

  test("CHK30 a task stored without an edition is read as it always was", () => {
    const stored: TextReader = { kind: "text", folds };
    const readings = ["Paris.", "(A)", "a + b", "x²", 'f"', "Рaris", "3,50"].map((input) =>
      readBy(stored, input),
    );
    expect(readings).toEqual(["paris.", "(a)", "a + b", "x2", "f'", "рaris", "3,50"]);
    expect(TextChecker.parse({ kind: "text", answers: ["a"] })).toEqual({ kind: "text", answers: ["a"] });
    expect(isRight({ kind: "text", answers: ["Eiffel Tower"] }, "EiffelTower")).toBe(false);
  });
});

describe("alphabets", () => {
  test.each([
    [["Paris"], "latin"],
    [["Москва", "Ёлка"], "cyrillic"],
    [["Мoсква"], "cyrillic"],
    [["H2O"], "latin"],
    [["Париж", "Paris"], null],
    [["12"], null],
    [["Ω"], null],
  ] as const)("CHK34 %j is %s", (answers, alphabet) => expect(findAlphabet(answers)).toBe(alphabet));

  test("CHK34 look-alikes are letters of the task's alphabet, in words that can be written in it", () => {
    const latin: TextReader = { ...plain, alphabet: "latin" };
    const cyrillic: TextReader = { ...plain, alphabet: "cyrillic" };
    expect(readBy(latin, "Рaris")).toBe("paris");
    expect(readBy(latin, "СО₂")).toBe("co2");
    expect(readBy(cyrillic, "Мoсква")).toBe("москва");
    expect(readBy(cyrillic, "Moscow")).toBe("moscow");
    expect(readBy(plain, "Рaris")).toBe("рaris");
  });

  test.each([
    ["cyrillic", "vjcrdf", "москва"],
    ["cyrillic", "Gfhb;", "париж"],
    ["cyrillic", "`krf", "ёлка"],
    ["cyrillic", "[kt,", "хлеб"],
    ["cyrillic", "ghbdtn/", "привет"],
    ["cyrillic", "rbckjhjl", "кислород"],
    ["cyrillic", "ljv", "дом"],
    ["cyrillic", "Moscow", null],
    ["cyrillic", "Python", null],
    ["cyrillic", "oxygen", null],
    ["cyrillic", "photosynthesis", null],
    ["cyrillic", "Mockba", null],
    ["cyrillic", "dog", null],
    ["cyrillic", "москва", null],
    ["cyrillic", "x", null],
    ["latin", "зфкшы", "paris"],
    ["latin", "дщтвщт", "london"],
    ["latin", "Париж", null],
    ["latin", "кислород", null],
    ["latin", "paris", null],
  ] as const)("CHK35 in a task of %s letters, %s is meant as %j", (alphabet, input, meant) => {
    expect(findMeantWord(alphabet, input)).toBe(meant);
  });

  test("CHK35 a wrong keyboard layout is asked about, whatever the key", () => {
    const question = { code: "answer_wrong_layout", params: { meant: "москва" } };
    expect(readBy(readerOf(made("Москва")), "vjcrdf")).toEqual(question);
    expect(readBy(readerOf(made("Тула")), "vjcrdf")).toEqual(question);
  });
});

describe("capitals", () => {
  test.each(["CO", "Co", "CO2", "5 MW", "5 mW", "10 МГц", "3 mm", "NaNO3".replace("NO", "HCO")])(
    "CHK36 they matter in %s",
    (answer) => expect(capitalsMatterIn(answer)).toBe(true),
  );
  test.each(["Paris", "H2O", "NO", "No", "in", "5 cm", "10 км/ч", "a+b", "USA", "x"])(
    "CHK36 they do not in %s",
    (answer) => expect(capitalsMatterIn(answer)).toBe(false),
  );

  test("CHK36 only what is a formula or a unit of its own is another answer", () => {
    const monoxide = made("CO");
    expect(["CO", "co", "Co", "СО"].map((input) => isRight(monoxide, input))).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(["co2", "Co2", "CO₂"].map((input) => isRight(made("CO2"), input))).toEqual([true, false, true]);
    expect(["5MW", "5 mW", "5 MW."].map((input) => isRight(made("5 MW"), input))).toEqual([
      true,
      false,
      true,
    ]);
    expect(["3 MM", "3 Mm"].map((input) => isRight(made("3 mm"), input))).toEqual([true, false]);
  });

  test("CHK37 a unit without its capitals is asked about, whatever the key", () => {
    const question = { code: "answer_capitals_count", params: { milli: "5 mW", mega: "5 MW" } };
    for (const key of ["5 MW", "5 mW", "7 mV"]) expect(readBy(readerOf(made(key)), "5 mw")).toEqual(question);
    expect(readBy(readerOf(made("5 МВт")), "5мвт")).toMatchObject({
      params: { milli: "5 мВт", mega: "5 МВт" },
    });
    expect(isRight(made("Paris"), "5 mw")).toBe(false);
  });
});

test.each([
  ["Eiffel Tower", "EiffelTower", true],
  ["Eiffel Tower", "the Eiffel Tower", true],
  ["так же", "также", false],
  ["также", "так же", false],
  ["не знаю", "незнаю", false],
  ["café", "cafe", true],
  ["Paris", "París", false],
  ["Йод", "иод", false],
  ["don't", "dont", true],
  ["its", "it's", false],
  ["it's", "its", false],
  ["10³", "1000", true],
  ["10⁻²", "0.01", true],
  ["10³", "103", false],
  ["a+b", "b+a", true],
  ["a-b", "b-a", false],
  ["a b", "b", false],
])("CHK39 to %s, %s is right: %s", (key, input, right) => {
  expect(isRight(made(key), input)).toBe(right);
});

test("CHK39 what the author lets count, counts", () => {
  const exact = (fold: keyof Folds, answer: string) => ({ ...made(answer), folds: { [fold]: false } });
  expect(isRight(exact("spaces", "Eiffel Tower"), "EiffelTower")).toBe(false);
  expect(isRight(exact("quotes", "don't"), "dont")).toBe(false);
  expect(isRight(exact("dashes", "Нью-Йорк"), "Нью Йорк")).toBe(false);
  expect(isRight(exact("case", "CO"), "co")).toBe(false);
});
