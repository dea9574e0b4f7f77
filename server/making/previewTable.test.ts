import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Mended, mendedLimits } from "../../shared/contestFile/mended.ts";
import type { FileProblem } from "../../shared/contestFile/problems.ts";
import { previewLimits, type TablePreview } from "../../shared/contestFile/tablePreview.ts";
import { systemClock } from "../contests/clock.ts";
import { type FileReading, openContestFile } from "../files/readContestFile.ts";
import { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import { spreadsheetTables } from "../files/tables/spreadsheetTables.ts";
import { textTables } from "../files/tables/textTables.ts";
import { workbook } from "../files/testing/workbook.ts";
import { previewTable } from "./previewTable.ts";

const spreadsheets = new Spreadsheets(systemClock);
const tables = new URL("../files/tables/", import.meta.url);
const text = (lines: readonly string[]) => Buffer.from(lines.join("\n"));
const preview = (file: Uint8Array, reading: FileReading = {}) => previewTable(file, reading, spreadsheets);

/** What making makes of the same file and the same mending. */
async function expectAgreement(file: Uint8Array, reading: FileReading): Promise<TablePreview> {
  const shown = await preview(file, reading);
  const made = await openContestFile(file, { title: "T", ...reading }, spreadsheets);
  expect(shown.problems).toEqual(made.ok ? [] : made.problems);
  if (!made.ok) expect(shown.board).toBeNull();
  else {
    const { rows, columns, cards } = made.document.board;
    expect(shown.board).toMatchObject({ rows, columns });
    expect(
      shown.board?.cards.map(({ statement, checker, solution, ...card }) => ({
        ...card,
        task: { statement, checker, ...(solution !== "" && { solution }) },
      })),
    ).toEqual(cards);
  }
  return shown;
}

/** Every cell that a problem or a warning names is in the table that is shown with it. */
function expectFound({ table, problems, warnings }: TablePreview): void {
  for (const { cell } of [...problems, ...warnings] as readonly FileProblem[]) {
    if (cell === undefined || table === null) continue;
    const [, letters = "", row] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
    expect(letters.length === 1 && letters.charCodeAt(0) - 64).toBeLessThanOrEqual(table.columnCount);
    expect(Number(row)).toBeLessThanOrEqual(table.rows.at(-1)?.row ?? 0);
  }
}

describe("FIL15 a preview is what making makes", () => {
  const files = Object.entries(textTables).map(([name, { language }]) => ({
    name,
    language,
    bytes: () => readFileSync(new URL(name, tables)),
  }));
  const books = Object.entries(spreadsheetTables).map(([name, { language, form, sheets }]) => ({
    name,
    language,
    bytes: () => workbook(form, ...sheets),
  }));

  test.each([...files, ...books])("$name", async ({ bytes, language }) => {
    const shown = await expectAgreement(bytes(), { language });
    expectFound(shown);
    expect(shown.kind).toBe("table");
  });

  test("of every table of the folder", () => {
    const known = readdirSync(tables).filter((file) => /\.[ct]sv$/u.test(file));
    expect(files.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
  });

  test("also of whatever somebody mends in it", async () => {
    const cell = fc.record({
      row: fc.integer({ min: 1, max: 9 }),
      column: fc.integer({ min: 1, max: 7 }),
      value: fc.constantFrom("", "100", "12", "Sums", "Answer", "05.10", "a) one", "=1", "“quoted”, so"),
    });
    const mended = fc.record(
      {
        cells: fc.array(cell, { maxLength: 6 }),
        layout: fc.record({
          headerRow: fc.option(fc.integer({ min: 1, max: 4 })),
          columns: fc.option(
            fc.array(fc.constantFrom("category", "price", "statement", "answer", "option", "ignored"), {
              maxLength: 7,
            }),
          ),
        }),
      },
      { requiredKeys: [] },
    );
    let boards = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), mended, async ({ bytes, language }, change) => {
        const shown = await expectAgreement(bytes(), { language, mended: Mended.parse(change) });
        if (shown.board !== null) boards += 1;
      }),
      { numRuns: 300 },
    );
    expect(boards).toBeGreaterThan(10);
  });

  test("a document has no table, and says its title and language", async () => {
    const table = text(["Question,Answer,Points", "A,1,100", "B,2,200"]);
    const made = await openContestFile(table, { title: "Two sums", language: "ru" }, spreadsheets);
    const shown = await preview(Buffer.from(JSON.stringify(made.ok && made.document)), { language: "en" });
    expect(shown).toMatchObject({ kind: "document", table: null, title: "Two sums", language: "ru" });
    expect(shown.board?.cards.map(({ statement }) => statement)).toEqual(["A", "B"]);
  });

  test("whatever is no table is said as making says it", async () => {
    for (const file of [Buffer.from("{"), Buffer.from("%PDF-1.4")]) {
      const shown = await expectAgreement(file, {});
      expect(shown).toMatchObject({ table: null, board: null });
      expect(shown.problems).not.toEqual([]);
    }
  });
});

const doubtful = text([
  "Category,Question,Answer,Points",
  "Sums,What is 2+2?,4,100",
  "Sums,How long is it?,12 cm,200",
  "Sums,What is half of ten?,,x",
]);
const at = (problems: readonly unknown[]) =>
  (problems as readonly FileProblem[]).map(({ cell, code }) => `${cell} ${code}`);

describe("FIL16 mended cells", () => {
  test("lead to the board that they say", async () => {
    const before = await preview(doubtful);
    expect(at(before.problems)).toEqual(["C4 empty_cell", "D4 not_a_whole_number"]);
    const cells = [
      { row: 4, column: 3, value: "5" },
      { row: 4, column: 4, value: "300" },
    ];
    const doubted = await preview(doubtful, { mended: { cells } });
    expect(at(doubted.warnings)).toEqual(["C3 number_with_unit"]);
    const mended = { cells: [...cells, { row: 3, column: 3, value: "12" }] };
    const after = await expectAgreement(doubtful, { mended });
    expect(after.warnings).toEqual([]);
    expect(after.board?.cards.map(({ pricePoints, checker }) => [pricePoints, checker])).toMatchObject([
      [100, { kind: "number", answer: "4" }],
      [200, { kind: "number", answer: "12" }],
      [300, { kind: "number", answer: "5" }],
    ]);
  });

  test("stand where they were seen, whatever is written into them", async () => {
    const value = 'One; two, "three"\tfour\nfive';
    const lines = text(["Question;Answer;Points", "A;1;100", "B;2;200"]);
    const { table, board } = await preview(lines, { mended: { cells: [{ row: 2, column: 1, value }] } });
    expect(table?.rows[1]?.cells[0]?.text).toBe(value);
    expect(board?.cards[0]?.statement).toContain('One; two, "three"');
  });

  test("a row that is emptied is no task, and one that is written is", async () => {
    const lines = text(["Question,Answer,Points", "A,1,100", "B,2,200"]);
    const gone = [1, 2, 3].map((column) => ({ row: 3, column, value: "" }));
    const more = ["C", "3", "300"].map((value, index) => ({ row: 4, column: index + 1, value }));
    const { board } = await preview(lines, { mended: { cells: [...gone, ...more] } });
    expect(board?.cards.map(({ statement, pricePoints }) => `${statement} ${pricePoints}`)).toEqual([
      "A 100",
      "C 300",
    ]);
  });

  test("what a merged cell repeats changes with it", async () => {
    const file = workbook("xlsx", {
      name: "Tasks",
      rows: [
        ["Category", "Question", "Answer", "Points"],
        ["Bees", "How many legs has a bee?", 6, 100],
        ["", "What do bees make?", "honey", 200],
        ["Ants", "What is an ant?", "insect", 100],
      ],
      merges: ["A2:A3"],
    });
    const { board } = await preview(file, {
      mended: { sheet: "Tasks", cells: [{ row: 2, column: 1, value: "Wasps" }] },
    });
    expect(board?.cards.map(({ category }) => category)).toEqual(["Wasps", "Ants", "Wasps"]);
  });
});

describe("FIL16 columns, header and sheet", () => {
  const nameless = text(["Q,Right,Worth", "What is 2+2?,4,100", "What is 3+3?,6,200"]);

  test("a table whose header says nothing is read as it is told", async () => {
    const before = await preview(nameless);
    expect(before.board).toBeNull();
    const mended = { layout: { headerRow: 1, columns: ["statement", "answer", "price"] } } as const;
    const after = await expectAgreement(nameless, { mended });
    expect(after.table).toMatchObject({
      headerRow: 1,
      columns: [{ role: "statement" }, { role: "answer" }, { role: "price" }],
    });
    expect(after.board?.cards.map(({ pricePoints }) => pricePoints)).toEqual([100, 200]);
  });

  test("without a question or an answer, or with two, it is said which", async () => {
    const told = async (...columns: ("statement" | "answer" | "price" | "ignored")[]) =>
      (await preview(nameless, { mended: { layout: { headerRow: 1, columns } } })).problems as FileProblem[];
    expect((await told("ignored", "answer", "price")).map(({ code, column }) => `${code} ${column}`)).toEqual(
      ["missing_column statement"],
    );
    expect(at(await told("statement", "answer", "answer"))).toEqual(["C1 columns_alike"]);
  });

  test("of several tables in a workbook the one that is chosen is read", async () => {
    const rows = (word: string) => [
      ["Question", "Answer", "Points"],
      [`How many ${word}?`, 6, 100],
    ];
    const file = workbook("xlsx", { name: "A", rows: rows("ants") }, { name: "B", rows: rows("bees") });
    const before = await preview(file);
    expect(at(before.problems)).toEqual(["undefined several_tables"]);
    expect(before).toMatchObject({ sheets: ["A", "B"], table: { sheet: "A" } });
    const after = await expectAgreement(file, { mended: { sheet: "B" } });
    expect(after.board?.cards.map(({ statement }) => statement)).toEqual(["How many bees?"]);
    for (const mended of [{ sheet: "C" }, { cells: [{ row: 1, column: 1, value: "x" }] }])
      expect(at((await preview(file, { mended })).problems)).toEqual(["undefined sheet_unknown"]);
  });
});

describe("FIL15 what is shown is bounded", () => {
  test("in rows, columns and characters; what is left out is counted", async () => {
    const wide = Array.from({ length: 60 }, (_, index) => `c${index}`).join("\t");
    const { table } = await preview(text(Array.from({ length: 900 }, () => wide)));
    expect(table).toMatchObject({ rowCount: 900, columnCount: 60 });
    expect(table?.rows).toHaveLength(previewLimits.rows);
    expect(table?.rows[0]?.cells).toHaveLength(previewLimits.columns);
  });

  test("a long cell is cut", async () => {
    const { table, board } = await preview(text(["Question,Answer", `${"word ".repeat(900)},1`]));
    expect(table?.rows[1]?.cells[0]).toMatchObject({ cut: true });
    expect(board?.cards[0]?.statement.length).toBe("word ".repeat(900).trim().length);
  });
});

describe("FIL16 hostile lists are refused", () => {
  const cell = { row: 1, column: 1, value: "x" };
  test.each([
    ["a row that is none", [{ ...cell, row: 0 }]],
    ["a row far away", [{ ...cell, row: mendedLimits.rows + 1 }]],
    ["a column far away", [{ ...cell, column: mendedLimits.columns + 1 }]],
    ["half a row", [{ ...cell, row: 1.5 }]],
    ["a long value", [{ ...cell, value: "x".repeat(mendedLimits.cellCharacters + 1) }]],
    ["controls", [{ ...cell, value: "a\u0000b" }]],
    ["half a character", [{ ...cell, value: "\ud800" }]],
    ["ten thousand changes", Array.from({ length: 10_000 }, () => cell)],
    ["long values together", Array.from({ length: 10 }, () => ({ ...cell, value: "x".repeat(15_000) }))],
  ])("%s", (_, cells) => {
    expect(Mended.safeParse({ cells }).success).toBe(false);
  });

  test("what is allowed is", () => {
    expect(
      Mended.safeParse({ sheet: "A", cells: [cell], layout: { headerRow: null, columns: null } }).success,
    ).toBe(true);
  });
});
