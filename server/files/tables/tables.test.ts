import { readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { describeFileProblem, type FileProblem } from "../../../shared/contestFile/problems.ts";
import { systemClock } from "../../contests/clock.ts";
import { openContestFile, type ReadContestFile } from "../readContestFile.ts";
import { Spreadsheets } from "../sheets/Spreadsheets.ts";
import { boardLines } from "../testing/boardLines.ts";
import { workbook } from "../testing/workbook.ts";
import { spreadsheetTables } from "./spreadsheetTables.ts";
import { type ExpectedTable, textTables } from "./textTables.ts";

const spreadsheets = new Spreadsheets(systemClock);

/** `Tasks!C3 empty_cell` */
const placed = (problems: readonly FileProblem[]) =>
  problems.map(({ sheet, cell = "", code }) =>
    `${sheet === undefined ? "" : `${sheet}!`}${cell} ${code}`.trim(),
  );

function expectRead(read: ReadContestFile, expected: ExpectedTable): void {
  if (!read.ok) expect(placed(read.problems)).toEqual(expected.problems);
  else {
    expect(boardLines(read.document.board)).toEqual(expected.board);
    expect(placed(read.table?.doubts ?? [])).toEqual(expected.doubts ?? []);
    // A preview finds every card's cells, and the columns or the board that they stand in.
    expect(read.table?.cellsOfCard.size).toBe(read.document.board.cards.length);
  }
  const problems = read.ok ? (read.table?.doubts ?? []) : read.problems;
  for (const problem of problems)
    for (const language of ["en", "ru"] as const)
      expect(describeFileProblem(language, problem)).toMatch(/^(?!.*(?:undefined|NaN|\[object)).*\.$/su);
}

describe("FIL10 FIL11 FIL12 tables as teachers have them", () => {
  test.each(Object.entries(textTables))("%s", async (file, expected) => {
    const bytes = readFileSync(new URL(file, import.meta.url));
    const { language } = expected;
    expectRead(await openContestFile(bytes, { title: "T", language }, spreadsheets), expected);
  });

  test("every table of the folder is expected", () => {
    const files = readdirSync(new URL(".", import.meta.url)).filter((file) => /\.[ct]sv$/u.test(file));
    expect(files.toSorted()).toEqual(Object.keys(textTables).toSorted());
    expect(files.length + Object.keys(spreadsheetTables).length).toBeGreaterThan(40);
  });
});

describe("FIL9 FIL10 spreadsheets as teachers have them", () => {
  test.each(Object.entries(spreadsheetTables))("%s", async (_, { form, sheets, ...expected }) => {
    const { language } = expected;
    const bytes = workbook(form, ...sheets);
    expectRead(await openContestFile(bytes, { title: "T", language }, spreadsheets), expected);
  });

  test("whatever their names and kinds, the cells of a table are read alike", async () => {
    const [first] = Object.values(spreadsheetTables)[0]?.sheets ?? [];
    if (first === undefined) throw new Error("no sheet");
    const read = async (form: "xlsx" | "ods") =>
      openContestFile(workbook(form, first), { title: "T", language: "ru" }, spreadsheets);
    const [xlsx, ods] = [await read("xlsx"), await read("ods")];
    expect(xlsx.ok && xlsx.document).toEqual(ods.ok && ods.document);
    expect(xlsx.ok).toBe(true);
  });
});

describe("FIL2 FIL10 the fixed form is read alike from every kind of file", () => {
  const demo = new URL("../../../demo/", import.meta.url);
  test.each(readdirSync(demo).filter((file) => file.endsWith(".csv")))("%s", async (file) => {
    const bytes = readFileSync(new URL(file, demo));
    const settings = { title: "T", language: file.includes("russki") ? "ru" : "en" } as const;
    const rows: string[][] = parse(bytes);
    const asText = await openContestFile(bytes, settings, spreadsheets);
    const asSheet = await openContestFile(workbook("xlsx", { name: "Sheet1", rows }), settings, spreadsheets);
    expect(asSheet.ok && asSheet.document).toEqual(asText.ok && asText.document);
    expect(asText.ok).toBe(true);
  });
});
