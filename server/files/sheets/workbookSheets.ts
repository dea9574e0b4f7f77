import { read, type WorkSheet } from "@e965/xlsx";
import { cellName } from "../../../shared/contestFile/cellNames.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { cellOf } from "./cellOf.ts";
import { type Grid, giveOutMerged, type Merge, put } from "./merges.ts";
import { isEmptyRow, type Sheet, type SheetRow } from "./Sheet.ts";
import { sheetLimits } from "./sheetLimits.ts";

export type ReadSheets =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly problem: FileProblem };

/** The sheets of a workbook that can be seen and hold text. Throws where the library does. */
export function workbookSheets(workbook: Buffer): ReadSheets {
  const { SheetNames, Sheets, Workbook } = read(workbook, {
    type: "buffer",
    dense: true,
    // Of a formula only what it came to, of a style only how it shows a number.
    cellFormula: false,
    cellHTML: false,
    cellStyles: false,
    cellNF: true,
    cellText: true,
    cellDates: false,
    dateNF: "yyyy-mm-dd",
    bookVBA: false,
  });
  const counts = { cells: 0, characters: 0 };
  const sheets: Sheet[] = [];
  for (const [index, name] of SheetNames.entries()) {
    const sheet = Sheets[name];
    if (sheet === undefined || (Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) continue;
    const grid = gridOf(sheet, name, counts);
    if (!(grid instanceof Map)) return { ok: false, problem: grid };
    if (!giveOutMerged(grid, mergesOf(sheet), sheetLimits.cells)) return { ok: false, problem: tooLarge() };
    const rows = rowsOf(grid);
    if (rows.length > 0) sheets.push({ name, rows });
  }
  return { ok: true, sheets };
}

function mergesOf(sheet: WorkSheet): readonly Merge[] {
  return sheet["!merges"] ?? [];
}

/** Counts what it meets: a workbook of many small sheets is large, too. */
function gridOf(
  sheet: WorkSheet,
  name: string,
  counts: { cells: number; characters: number },
): Grid | FileProblem {
  const grid: Grid = new Map();
  // Lists with holes, in which a cell may stand in the millionth row.
  for (const [r, row] of Object.entries(sheet["!data"] ?? [])) {
    for (const [c, raw] of Object.entries(row)) {
      const cell = cellOf(raw);
      if (cell.text === "") continue;
      counts.cells += 1;
      counts.characters += cell.text.length;
      const problem = refusalOf(cell.text, Number(r) + 1, Number(c) + 1, name, counts);
      if (problem !== null) return problem;
      put(grid, Number(r), Number(c), cell);
    }
  }
  return grid;
}

function refusalOf(
  text: string,
  row: number,
  column: number,
  sheet: string,
  counts: { readonly cells: number; readonly characters: number },
): FileProblem | null {
  const at = { row, cell: cellName(row, column), sheet };
  const { rows, columns, cells, characters, cellCharacters } = sheetLimits;
  if (row > rows) return fileProblem("too_many_rows", { max: rows }, at);
  if (column > columns) return fileProblem("too_many_columns", { max: columns }, at);
  if (text.length > cellCharacters) return fileProblem("cell_too_long", { max: cellCharacters }, at);
  if (/(?![\t\n\u0085])[\p{Cc}\p{Surrogate}]/u.test(text)) return fileProblem("cell_not_text", {}, at);
  return counts.cells > cells || counts.characters > characters ? tooLarge() : null;
}

function tooLarge(): FileProblem {
  return fileProblem("spreadsheet_too_large", { maxMiB: sheetLimits.unzippedBytes / 1024 ** 2 });
}

function rowsOf(grid: Grid): readonly SheetRow[] {
  return [...grid]
    .toSorted(([a], [b]) => a - b)
    .map(([index, cells]) => ({ row: index + 1, cells }))
    .filter((row) => !isEmptyRow(row));
}
