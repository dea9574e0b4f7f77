import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { MatrixCell, ResultsMatrix } from "../../shared/api.ts";
import { type Language, languages } from "../../shared/languages.ts";
import { enResultWords } from "../../shared/results/enResultWords.ts";
import type { ResultWords } from "../../shared/results/resultWords.ts";
import { ruResultWords } from "../../shared/results/ruResultWords.ts";
import { writeWorkbook } from "../files/exports/writeWorkbook.ts";
import { cellsOf, onlySheetOf } from "../files/testing/writtenCells.ts";
import { matrixCsv } from "./matrixCsv.ts";
import { matrixSheet } from "./matrixSheet.ts";

const words: Readonly<Record<Language, ResultWords>> = { en: enResultWords, ru: ruResultWords };

/** What a spreadsheet makes a date, a number, a formula or something else of, where it is not told that it is a text. */
const names = [
  "10-1",
  "1/2",
  "3.10",
  "12:30",
  "007",
  "00123456789012345678",
  "1e3",
  "15%",
  "TRUE",
  "=1+1",
  "+7",
  "-5",
  "@SUM(A1)",
  "＝1",
  "a,=1",
  "'quoted",
  "_x0041_nts",
  "<b>&amp;</b>",
  "Ёлки, палки",
  "👩‍🚀 🏳️‍🌈 🚣",
  "й".repeat(200),
] as const;

const cellWith = (status: MatrixCell["status"], rewardPoints = 0): MatrixCell => ({
  status,
  attempts: 1,
  paidPoints: 100,
  rewardPoints,
});
const cells = [
  cellWith("solved", 150),
  cellWith("failed"),
  cellWith("expired"),
  cellWith("active"),
  cellWith("withdrawn"),
  null,
  cellWith("solved"),
] as const;

function matrixOf(teams: readonly string[]): ResultsMatrix {
  return {
    title: "T",
    cards: cells.map((_, index) => ({
      id: index + 1,
      category: index === 0 ? "Числа" : "=1+1",
      pricePoints: 100 * (index + 1),
    })),
    rows: teams.map((name, index) => ({
      teamId: `t${index + 1}`,
      name,
      boat: 0,
      place: index + 1,
      balancePoints: 30 - 50 * index,
      cells,
    })),
  };
}

const writtenOf = (matrix: ResultsMatrix, language: Language) =>
  writeWorkbook(matrixSheet(matrix, language), "xlsx");

test.each(languages)("FIL24 the spreadsheet has the columns and rows of the CSV, said in %s", (language) => {
  const matrix = matrixOf(names);
  const { sheet, columns, statuses } = words[language];
  const [csvHeader = [], ...csvRows] = parse(matrixCsv(matrix), { bom: true }) as string[][];
  const said = (cell: string) => Object.entries(statuses).find(([code]) => code === cell)?.[1] ?? cell;
  const { name, rows } = onlySheetOf(writtenOf(matrix, language));
  expect(name).toBe(sheet);
  expect(sheet.length).toBeLessThanOrEqual(31);
  const [header, ...others] = rows.map((row) => row.cells.map(({ text }) => text));
  expect(csvHeader.slice(0, 3)).toEqual(["place", "team", "balance"]);
  expect(header).toEqual([columns.place, columns.team, columns.balance, ...csvHeader.slice(3)]);
  expect(others).toEqual(
    csvRows.map(([place, _guarded, ...points], index) => [place, names[index], ...points.map(said)]),
  );
  // Of a date the reader would say so, and of a number that is shown as another one.
  expect(rows.flatMap((row) => row.cells).filter((cell) => cell.isDate ?? cell.exact)).toEqual([]);
});

test("FIL24 BUD4 a name is a text whatever it looks like, points are numbers, and no cell computes", () => {
  const matrix = matrixOf(names);
  const [header = [], ...rows] = cellsOf(writtenOf(matrix, "ru"));
  for (const cell of header) expect(cell).toMatchObject({ t: "s", z: "@" });
  expect(rows).toHaveLength(names.length);
  for (const [index, row] of rows.entries()) {
    const [place, team, balance, solved, failed, , , , none, zero] = row;
    expect(team).toMatchObject({ t: "s", v: names[index], z: "@" });
    expect(failed).toMatchObject({ t: "s", v: ruResultWords.statuses.failed });
    expect(none).toBeUndefined();
    const numbers = [place, balance, solved, zero].map((cell) => [cell?.t, cell?.v]);
    expect(numbers).toEqual([index + 1, 30 - 50 * index, 150, 0].map((value) => ["n", value]));
  }
  expect([header, ...rows].flat().filter((cell) => cell?.f !== undefined)).toEqual([]);
});

test("FIL24 BUD4 any name is read from the spreadsheet as it was given", () => {
  const pieces = fc.constantFrom("_", "_x0041_", "x0041_", "_x005F", "&#65;", "&lt;", "=", "+1", "]]>", "\\");
  const anyName = fc
    .array(fc.oneof(pieces, fc.string({ unit: "grapheme", maxLength: 4 })), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join(""))
    .filter((name) => name.trim() !== "" && !/\p{Cc}/u.test(name));
  fc.assert(
    fc.property(fc.array(anyName, { minLength: 1, maxLength: 20 }), (given) => {
      const [, ...rows] = cellsOf(writtenOf(matrixOf(given), "en"));
      expect(rows.map((row) => [row[1]?.t, row[1]?.v])).toEqual(given.map((name) => ["s", name]));
    }),
    { numRuns: 40 },
  );
});

test("FIL24 where nobody took part it is a header", () => {
  const { rows } = onlySheetOf(writtenOf(matrixOf([]), "en"));
  expect(rows).toHaveLength(1);
});
