import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeReading, readerOf } from "../../shared/contest/checkers/checker.ts";
import { readAnswer } from "../../shared/contest/checkers/readers.ts";
import { describeFileProblem, type FileProblem } from "../../shared/contestFile/problems.ts";
import { readContestCsv } from "./contestCsv.ts";
import { decodeText } from "./decodeText.ts";
import { readContestFile } from "./readContestFile.ts";

const HEADER = "row,column,category,price,kind,statement,answer,choices,tolerance,exact";
const table = (...rows: readonly string[]) => [HEADER, ...rows].join("\n");
const demo = new URL("../../demo/", import.meta.url);
const demoFiles = readdirSync(demo).filter((file) => file.endsWith(".csv"));

function boardOf(text: string) {
  const read = readContestCsv(text, "en");
  if (!read.ok)
    throw new Error(read.problems.map((problem) => describeFileProblem("en", problem)).join("\n"));
  return read.board;
}

function textOf(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new Error(describeFileProblem("en", decoded.problem));
  return decoded.text;
}

function problemsOf(text: string): readonly FileProblem[] {
  const read = readContestCsv(text, "en");
  return read.ok ? [] : read.problems;
}

/** `row:column code`, in order. */
const placed = (text: string) =>
  problemsOf(text).map(({ row, column, code }) => `${row ?? ""}:${column ?? ""} ${code}`);

const checkerOf = (row: string) => boardOf(table(row)).cards[0]?.task.checker;

describe("what is read", () => {
  test("a board, row by row, whatever the order of the rows", () => {
    const board = boardOf(table("2,1,B,200,number,b,2", "1,3,A,100,number,c,3", "1,1,A,100,NUMBER,a,1"));
    expect([board.rows, board.columns]).toEqual([2, 3]);
    expect(board.cards.map(({ id, row, column, task }) => [id, row, column, task.statement])).toEqual([
      [1, 1, 1, "a"],
      [2, 1, 3, "c"],
      [3, 2, 1, "b"],
    ]);
  });

  test("numbers, with a tolerance", () => {
    expect(checkerOf('1,1,A,100,number,a,"0,75",,"0,01"')).toEqual({
      kind: "number",
      answer: "0,75",
      tolerance: "0,01",
      language: "en",
      percent: "value",
    });
  });

  test("texts, one a line, with the differences that count", () => {
    expect(checkerOf('1,1,A,100,text,a,"Пушкин\n А. С. Пушкин ",,,"case, yo"')).toEqual({
      kind: "text",
      answers: ["Пушкин", "А. С. Пушкин"],
      folds: { case: false, yo: false },
      edition: 2,
      alphabet: "cyrillic",
    });
  });

  test.each([
    ["by its text", "red", [1], false],
    ["by its number", "3", [3], false],
    ["several", "blue\n1", [1, 3], true],
  ])("a choice %s", (_, answer, correct, several) => {
    expect(checkerOf(`1,1,A,100,choice,a,"${answer}","red\ngreen\nblue"`)).toEqual({
      kind: "choice",
      options: ["red", "green", "blue"],
      correct,
      several,
    });
  });

  test("where an option is a number, an answer is its text only", () => {
    expect(checkerOf('1,1,A,100,choice,a,3,"1\n3\n8"')).toMatchObject({ correct: [2] });
    expect(placed(table('1,1,A,100,choice,a,2,"1\n3\n8"'))).toEqual(["2:answer answer_not_a_choice"]);
  });

  test.each([
    ["formulas", "$2$\n$4$\n$8$", "2", [1]],
    ["formulas, the last", "$2$\n$4$\n$8$", "8", [3]],
    ["a fraction", "$\\frac{1}{2}$\n$\\frac{1}{4}$", "1/4", [2]],
    ["units", "3 см\n4 см\n5 см", "5", [3]],
    ["a unit in its place", "1 см\n2 см\n3 см", "2", [2]],
    ["emphasis", "**red**\nblue", "red", [1]],
    ["capitals and spaces", "Red  Sea\nDead Sea", "red sea", [1]],
    ["a decimal point", "2,5\n3,5", "3.5", [2]],
    ["degrees", "$30^\\circ$\n$60^\\circ$", "60°", [2]],
    ["minus", "−1\n−2\n3", "-1", [1]],
    ["a position", "red\ngreen\nblue", "2", [2]],
    ["a text beside its letter", "A) red\nB) green", "green", [2]],
    ["a letter before the texts", "A) red\nB) green", "b", [2]],
    ["quotation marks", "the «Titanic»\nthe “Lusitania”", 'the ""Titanic""', [1]],
    ["gene letters", "AA\nAa\naa", "Aa", [2]],
  ])("FIL1 an answer is a choice as the reader sees it: %s", (_, choices, answer, correct) => {
    expect(checkerOf(`1,1,A,100,choice,a,"${answer}","${choices}"`)).toMatchObject({ correct });
  });

  test.each([
    ["formulas without it", "$2$\n$4$\n$8$", "3", "answer_not_a_choice"],
    ["a number with its unit, or a position", "3 см\n4 см\n5 см", "3", "answer_doubtful_choice"],
    ["a number of two choices", "5 см\n5 м", "5", "answer_doubtful_choice"],
    ["a number inside a choice, or a position", "two of 3\n3 of 4\none", "3", "answer_doubtful_choice"],
    ["two cases of one word", "Red\nRED\nblue", "red", "answer_doubtful_choice"],
  ])("FIL1 what may mean two choices is asked: %s", (_, choices, answer, code) => {
    const text = table(`1,1,A,100,choice,a,"${answer}","${choices}"`);
    expect(placed(text)).toEqual([`2:answer ${code}`]);
  });

  test("FIL1 choices that look the same are listed twice", () => {
    expect(placed(table('1,1,A,100,choice,a,2,"$2$\n2\n8"'))).toContain("2:choices repeated_choice");
  });

  const plain = table('1,1,A,100,number,"one\ntwo",5');
  test.each([
    ["a byte order mark", `\ufeff${plain}`],
    ["CRLF", plain.replaceAll("\n", "\r\n")],
    ["CR", plain.replaceAll("\n", "\r")],
    ["a line feed inside CRLF rows", `${HEADER}\r\n1,1,A,100,number,"one\ntwo",5\r\n`],
    ["semicolons", plain.replaceAll(",", ";")],
    ["tabs", plain.replaceAll(",", "\t")],
    ["Excel's sep line", `sep=;\r\n${plain.replaceAll(",", ";")}`],
    ["empty rows", `${plain}\n\n,,,,,\n   \n`],
    ["thousands of empty rows below", `${plain}\n${";;;;\n".repeat(50_000)}`],
    ["empty columns on the right", plain.replaceAll(/(exact|5)$/gm, "$1,,,")],
    ["names in capitals and spaces", plain.replace("row,column", " Row ,COLUMN")],
  ])("with %s", (_, text) => {
    expect(boardOf(text)).toEqual(boardOf(plain));
  });

  test("windows-1251 with semicolons, as Excel in Russia saves", () => {
    const bytes = [
      ...Buffer.from("row;column;category;price;kind;statement;answer\r\n1;1;"),
      0xc0,
      0xeb,
      0xe3,
      0xe5,
      0xe1,
      0xf0,
      0xe0,
    ];
    const text = textOf(Uint8Array.from([...bytes, ...Buffer.from(";100;number;2,5+4;6,5\r\n")]));
    expect(boardOf(text).cards[0]).toMatchObject({ category: "Алгебра", task: { statement: "2,5+4" } });
  });

  test.each(demoFiles)("the demo %s, whose keys answer its tasks", (file) => {
    const { cards } = boardOf(textOf(readFileSync(new URL(file, demo))));
    expect(cards.length).toBeGreaterThanOrEqual(25);
    for (const { task } of cards) {
      const { checker } = task;
      const key =
        checker.kind === "choice"
          ? checker.correct.join(",")
          : checker.kind === "text"
            ? checker.answers.join("\n").split("\n", 1).join()
            : checker.answer;
      const reading = readAnswer(readerOf(checker), key);
      expect(reading.ok && judgeReading(checker, reading.reading), task.statement).toBe(true);
    }
  });
});

describe("FIL2 what is refused, and where", () => {
  test.each([
    ["nothing", "", [": empty_file"]],
    ["blanks", " \n,,\n", [": empty_file"]],
    ["NUL", table("1,1,A,100,number,\0,5"), [": not_text"]],
    ["half a character", table("1,1,A,100,number,\ud800,5"), [": not_text"]],
    ["something else", "Dear colleagues,", ["1: foreign_table"]],
    ["another table", "name,place\nA,1\n", ["1: foreign_table"]],
    ["an open quotation mark first", '"row, column', ["1: not_a_contest"]],
    ["only a header", HEADER, [": no_cards"]],
    [
      "too many cards",
      table(...Array.from({ length: 145 }, () => "1,1,A,100,number,a,5")),
      [": too_many_cards"],
    ],
    [
      "too many rows",
      table(...Array.from({ length: 2_000 }, () => ""), "1,1,A,100,number,a,5"),
      [": too_many_rows"],
    ],
    ["an endless row", table(`1,1,A,100,number,"${"a".repeat(300_000)}",5`), ["2: row_too_long"]],
    [
      "an open quote",
      table("1,1,A,100,number,a,5", '1,2,A,100,number,"a,5', "1,3,A,100,number,a,5"),
      ["3: unclosed_quote"],
    ],
    ["a stray quote", table('1,1,A,100,number,2" and 3,5'), ["2: stray_quote"]],
    ["text after a quote", table('1,1,A,100,number,"a" b,5'), ["2: stray_quote"]],
    [
      "wrong columns",
      "row,row,category,prise,kind,statement,,\n1,1,a,1,number,a,,x",
      [
        "1:row repeated_column",
        "1:prise unknown_column",
        "1: unnamed_column",
        "1:column missing_column",
        "1:price missing_column",
        "1:answer missing_column",
      ],
    ],
    [
      "a comma out of quotes",
      `row,column,category,price,kind,statement,answer\n1,1,A,100,number,a, b,5`,
      ["2: extra_cells"],
    ],
    [
      "empty cells",
      table(",,,,,,,,,x"),
      ["row", "column", "category", "price", "kind", "statement", "answer"].map(
        (column) => `2:${column} empty_cell`,
      ),
    ],
    [
      "wrong numbers",
      table("0,13,A,1.5,number,a,5", "-1,x,A,100001,number,a,5"),
      ["2:row", "2:column", "2:price", "3:row", "3:column", "3:price"].map(
        (place) => `${place} not_a_whole_number`,
      ),
    ],
    [
      "a place taken",
      table("1,1,A,100,number,a,5", "1,1,B,100,number,,5"),
      ["3:statement empty_cell", "3:column place_taken"],
    ],
    [
      "long texts",
      table(`1,1,${"A".repeat(61)},100,number,${"a".repeat(20_001)},5`),
      ["2:category cell_too_long", "2:statement cell_too_long"],
    ],
    ["an unknown kind", table("1,1,A,100,digit,a,5"), ["2:kind unknown_kind"]],
    ["a key that is no number", table("1,1,A,100,number,a,21 cm"), ["2:answer answer_not_a_number"]],
    ["a key with two meanings", table('1,1,A,100,number,a,"1.000"'), ["2:answer answer_ambiguous_number"]],
    ["two numbers", table('1,1,A,100,number,a,"1\n2/3"'), ["2:answer several_numbers"]],
    ["a long number", table(`1,1,A,100,number,a,${"1".repeat(101)}`), ["2:answer answer_too_long"]],
    [
      "a wrong tolerance",
      table("1,1,A,100,number,a,5,,x", "1,2,A,100,number,a,5,,-1", "1,3,A,100,number,a,5,,1%"),
      [2, 3, 4].map((row) => `${row}:tolerance bad_tolerance`),
    ],
    [
      "cells of another kind",
      table('1,1,A,100,number,a,5,"a\nb",,case', "1,2,A,100,text,a,5,,1"),
      ["2:choices cell_not_for_kind", "2:exact cell_not_for_kind", "3:tolerance cell_not_for_kind"],
    ],
    ["an unknown difference", table("1,1,A,100,text,a,b,,,case accents"), ["2:exact unknown_fold"]],
    ["an invisible text", table("1,1,A,100,text,a,\u200b"), ["2:answer answer_empty"]],
    ["a long text", table(`1,1,A,100,text,a,${"b".repeat(201)}`), ["2:answer answer_too_long"]],
    [
      "many texts",
      table(`1,1,A,100,text,a,"${Array.from({ length: 51 }, (_, index) => index).join("\n")}"`),
      ["2:answer too_many_answers"],
    ],
    ["a choice without options", table("1,1,A,100,choice,a,b"), ["2:choices empty_cell"]],
    [
      "choices on one line",
      table('1,1,A,100,choice,a,green,"red; green; blue"', '1,2,A,100,choice,a,green,"red, green"'),
      ["2:choices choices_on_one_line", "3:choices choices_on_one_line"],
    ],
    ["a choice of one", table("1,1,A,100,choice,a,b,b"), ["2:choices too_few_choices"]],
    [
      "a choice of thirteen",
      table(`1,1,A,100,choice,a,1,"${Array.from({ length: 13 }, (_, index) => `o${index}`).join("\n")}"`),
      ["2:choices too_many_choices"],
    ],
    ["a long option", table(`1,1,A,100,choice,a,b,"b\n${"c".repeat(501)}"`), ["2:choices cell_too_long"]],
    ["options twice", table('1,1,A,100,choice,a,b,"b\nc\nb"'), ["2:choices repeated_choice"]],
    [
      "a key that is no option",
      table('1,1,A,100,choice,a,d,"b\nc"', '1,2,A,100,choice,a,3,"b\nc"'),
      ["2:answer answer_not_a_choice", "3:answer answer_not_a_choice"],
    ],
    ["a key twice", table('1,1,A,100,choice,a,"b\n1","b\nc"'), ["2:answer repeated_answer"]],
  ])("%s", (_, text, expected) => {
    expect(placed(text)).toEqual(expected);
    for (const problem of problemsOf(text)) {
      for (const language of ["en", "ru"] as const) {
        expect(describeFileProblem(language, problem)).toMatch(/[.?]$/u);
        expect(describeFileProblem(language, problem)).not.toMatch(/undefined|null|NaN|\[object/u);
      }
    }
  });

  test("the ways to read an ambiguous key are named", () => {
    const [problem] = problemsOf(table('1,1,A,100,number,a,"1.000"'));
    if (problem === undefined) throw new Error("accepted");
    expect(describeFileProblem("en", problem)).toBe(
      "Row 2, column answer: “1.000” can be read in two ways: write 1000 or 1.",
    );
    expect(describeFileProblem("ru", problem)).toBe(
      "Строка 2, столбец answer: «1.000» можно прочитать двояко: напишите 1000 или 1.",
    );
  });

  test("rows count as in a spreadsheet, lines as in an editor", () => {
    const text = table('1,1,A,100,number,"a\nb\nc",5', "", '1,2,A,100,number,"a,5');
    expect(problemsOf(text)).toMatchObject([{ row: 4, params: { line: 6 } }]);
  });

  test("fifty problems are enough", () => {
    expect(problemsOf(table(...Array.from({ length: 100 }, () => "x,x,A,x,number,a,x")))).toHaveLength(50);
  });
});

describe("nothing throws", () => {
  const soundOrExplained = (text: string) => {
    const read = readContestCsv(text, "en");
    if (read.ok) expect(read.board.cards.length).toBeGreaterThan(0);
    else expect(read.problems.length).toBeGreaterThan(0);
    return read.ok;
  };

  test("whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const read = readContestFile(bytes, { language: "en" });
        if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  test("whatever happened to a good file", () => {
    const files = demoFiles.map((file) => readFileSync(new URL(file, demo), "utf8"));
    const outcomes = new Set<boolean>();
    const edit = fc.record({
      at: fc.nat(8_000),
      drop: fc.nat(20),
      add: fc.oneof(
        fc.constantFrom('"', ",", ";", "\n", "\r", "\t", "\0", "\ud800", "1", "%"),
        fc.string({ unit: "binary", maxLength: 5 }),
      ),
    });
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(edit, { maxLength: 4 }), (file, edits) => {
        const text = edits.reduce(
          (before, { at, drop, add }) => before.slice(0, at) + add + before.slice(at + drop),
          file,
        );
        outcomes.add(soundOrExplained(text));
      }),
      { numRuns: 150 },
    );
    expect(outcomes.size).toBe(2);
  });

  test("whatever stands in the cells", () => {
    const cell = fc.oneof(
      fc.constantFrom("1", "2", "number", "text", "choice", "1,500", "b\nc", "b", "case", ""),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 7, maxLength: 11 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          soundOrExplained(
            table(...rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(","))),
          );
        },
      ),
    );
  });
});
