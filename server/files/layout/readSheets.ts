import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import type { Language } from "../../../shared/languages.ts";
import type { Sheet } from "../sheets/Sheet.ts";
import type { ReadTable } from "../tableReading.ts";
import { readSheet } from "./readSheet.ts";

export type ReadSheetsResult = ReadTable | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** The board of the one sheet that holds tasks, for a contest in this language. Never throws. FIL10 */
export function readSheets(sheets: readonly Sheet[], language: Language): ReadSheetsResult {
  const [first, ...others] = sheets;
  if (first === undefined) return { ok: false, problems: [fileProblem("empty_file", {})] };
  if (others.length === 0) return readSheet(first, language);
  const read = sheets.map((sheet) => readSheet(sheet, language));
  const tables = read.filter((table) => table.ok || table.table.columns.length > 0);
  const [only, second] = tables.length > 0 ? tables : read;
  if (only === undefined) return { ok: false, problems: [fileProblem("empty_file", {})] };
  if (tables.length > 1 && second !== undefined) {
    const names = namesOf(tables.map(({ table }) => table.sheet));
    return { ok: false, problems: [fileProblem("several_tables", { names })] };
  }
  if (!only.ok) return only;
  const { table } = only;
  const names = namesOf(sheets.filter((sheet) => sheet !== table.sheet));
  const at = table.sheet.name === null ? {} : { sheet: table.sheet.name };
  const doubts = [fileProblem("sheets_ignored", { names }, at), ...table.doubts];
  return { ...only, table: { ...table, doubts } };
}

function namesOf(sheets: readonly Sheet[]): string {
  return quote(sheets.map(({ name }) => name ?? "").join(", "));
}
