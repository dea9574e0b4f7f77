import { readdirSync, readFileSync } from "node:fs";
import { stringify } from "csv-stringify/sync";
import { describe, expect, test } from "vitest";
import { describeFileProblem, type FileProblem } from "../../shared/contestFile/problems.ts";
import { findFileWarnings } from "./fileWarnings.ts";
import { findFormulaWarnings } from "./formulaWarnings.ts";
import { readContestFile } from "./readContestFile.ts";

type Row = Partial<Record<"category" | "kind" | "statement" | "answer" | "choices", string>>;

/** One card below the other, in the first column of the board. */
async function warningsOf(...rows: readonly Row[]): Promise<readonly FileProblem[]> {
  const table = rows.map((row, index) => ({
    row: index + 1,
    column: 1,
    category: "A",
    price: 100,
    kind: "text",
    statement: "What?",
    answer: "cat",
    choices: "",
    ...row,
  }));
  const read = readContestFile(Buffer.from(stringify(table, { header: true })), { title: "T" });
  if (!read.ok)
    throw new Error(read.problems.map((problem) => describeFileProblem("en", problem)).join("\n"));
  return findFileWarnings(read);
}

const placed = (warnings: readonly FileProblem[]) =>
  warnings.map(({ row, column, path, code }) => `${path ?? `${row}:${column}`} ${code}`);

describe("FIL8 what is odd is told with its row and column", () => {
  test.each<[string, Row, readonly string[]]>([
    ["a formula as a key", { answer: "$x^2$" }, ["2:answer key_has_markup"]],
    ["LaTeX as a key", { answer: "\\frac{3}{4}" }, ["2:answer key_has_markup"]],
    ["several keys in one", { answer: "cat|dog" }, ["2:answer key_lists_answers"]],
    ["several keys with a word", { answer: "кот или кошка" }, ["2:answer key_lists_answers"]],
    ["a date of Excel", { answer: "02-Jan" }, ["2:answer changed_by_spreadsheet"]],
    ["a Russian date of Excel", { answer: "янв.05" }, ["2:answer changed_by_spreadsheet"]],
    ["a long number of Excel", { answer: "1,23E+15" }, ["2:answer changed_by_spreadsheet"]],
    [
      "a date among the choices",
      { kind: "choice", answer: "a", choices: "a\n02-Jan" },
      ["2:choices changed_by_spreadsheet"],
    ],
    ["an error of Excel", { answer: "#REF!" }, ["2:answer spreadsheet_error"]],
    ["an error as a statement", { statement: "#NAME?" }, ["2:statement spreadsheet_error"]],
    ["a sign that no keyboard has", { answer: "√2" }, ["2:answer key_hard_to_type"]],
    ["a broken formula", { statement: "Find $\\frac{1}{2$ now" }, ["2:statement formula_not_drawn"]],
    ["a formula that nothing closes", { statement: "Find \\( x" }, ["2:statement formula_without_dollars"]],
    ["an unknown command", { statement: "Find $\\foo{1}$" }, ["2:statement formula_not_drawn"]],
    ["a macro", { statement: "$\\def\\a{x}\\a$" }, ["2:statement formula_not_drawn"]],
    [
      "LaTeX outside of a formula",
      { statement: "Find \\frac{1}{2} of it" },
      ["2:statement formula_without_dollars"],
    ],
    [
      "a formula of a choice",
      { kind: "choice", answer: "a", choices: "a\n$\\frac{1$" },
      ["2:choices formula_not_drawn"],
    ],
  ])("%s", async (_, row, expected) => {
    const warnings = await warningsOf(row);
    expect(placed(warnings)).toEqual(expected);
    for (const warning of warnings)
      for (const language of ["en", "ru"] as const)
        expect(describeFileProblem(language, warning)).toMatch(/^(?!.*(?:undefined|\[object)).*\.$/u);
  });

  test("two categories in a column, once, where the second begins", async () => {
    const warnings = await warningsOf(
      { category: "Maths" },
      { category: "maths " },
      { category: "Math" },
      { category: "X" },
    );
    expect(placed(warnings)).toEqual(["4:category two_categories"]);
    expect(warnings.map((warning) => describeFileProblem("en", warning))).toEqual([
      "Row 4, column category: Column 1 of the board begins with the category “Maths”, and here it is “Math”.",
    ]);
  });

  test("in a document, with the path", async () => {
    const stored = readFileSync(
      new URL("../../shared/contestFile/stored/version1.json", import.meta.url),
      "utf8",
    );
    const read = readContestFile(Buffer.from(stored.replace("Москва", "\\\\text{Москва}")), {});
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(placed(await findFileWarnings(read))).toEqual(["board.cards[1].task.checker key_has_markup"]);
  });

  test("a number that Excel made a date is refused with the cause", () => {
    const text = "row,column,category,price,kind,statement,answer\n1,1,A,5,number,What?,02-Jan\n";
    expect(readContestFile(Buffer.from(text), { title: "T" })).toMatchObject({
      problems: [{ row: 2, column: "answer", code: "changed_by_spreadsheet" }],
    });
  });
});

describe("FIL8 what is not odd is not told", () => {
  test.each<Row>([
    { answer: "x^2 + 1" },
    { answer: "f(x)" },
    { answer: "Пушкин\nА. С. Пушкин" },
    { answer: "9 мая" },
    { answer: "5 km/h" },
    { answer: "H2SO4" },
    { answer: "$5" },
    { answer: "Köln" },
    { answer: "30°" },
    { statement: "It costs $5 or $6: `\\frac`" },
    { statement: "$\\sqrt{2}$ and \\(x\\), \\[y\\] and $$z$$" },
    { statement: "5 \\* 3 \\$ 2 \\\\(x\\\\)" },
    { kind: "number", answer: "1/2" },
    { kind: "choice", answer: "$2$", choices: "$2$\n$4$" },
  ])("%j", async (row) => {
    expect(placed(await warningsOf(row))).toEqual([]);
  });

  const demo = new URL("../../demo/", import.meta.url);
  test.each(readdirSync(demo).filter((file) => file.endsWith(".csv")))("the demo %s", async (file) => {
    const language = file.includes("russki") ? "ru" : "en";
    const read = readContestFile(readFileSync(new URL(file, demo)), { title: "T", language });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(await findFileWarnings(read)).toEqual([]);
  });
});

test("FIL8 SCY9 others get their turn after each card, also where no formula is drawn", async () => {
  const rows = Array.from({ length: 12 }, (_, index) => `${index + 1},1,A,100,text,What?,cat`);
  const table = ["row,column,category,price,kind,statement,answer", ...rows].join("\n");
  const read = readContestFile(Buffer.from(table), { title: "T" });
  if (!read.ok) throw new Error("not read");
  let turns = 0;
  let timer = setImmediate(function next() {
    turns += 1;
    timer = setImmediate(next);
  });
  await findFormulaWarnings(read.document.board.cards, () => ({}));
  clearImmediate(timer);
  expect(turns).toBeGreaterThanOrEqual(12);
});
