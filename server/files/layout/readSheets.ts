import type { Mended } from "../../../shared/contestFile/mended.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import type { Language } from "../../../shared/languages.ts";
import { mendSheet } from "../mending.ts";
import type { Sheet } from "../sheets/Sheet.ts";
import type { ReadTable, TableView } from "../tableReading.ts";
import { readSheet } from "./readSheet.ts";

export type ReadSheetsResult =
  | ReadTable
  | {
      readonly ok: false;
      readonly problems: readonly FileProblem[];
      /** Of several tables the first. */
      readonly table?: TableView;
    };

/** The board of the one sheet that holds tasks, or of the one that is chosen, for a contest in this language. Never throws. FIL10 FIL16 */
export function readSheets(
  sheets: readonly Sheet[],
  language: Language,
  mended: Mended = {},
): ReadSheetsResult {
  const [first, ...others] = sheets;
  if (first === undefined) return { ok: false, problems: [fileProblem("empty_file", {})] };
  const isMended = mended.layout !== undefined || (mended.cells ?? []).length > 0;
  const chosen = mended.sheet === undefined ? undefined : sheets.find(({ name }) => name === mended.sheet);
  if (mended.sheet !== undefined ? chosen === undefined : isMended && others.length > 0)
    return { ok: false, problems: [fileProblem("sheet_unknown", { names: namesOf(sheets) })] };
  const one = chosen ?? (others.length === 0 ? first : undefined);
  if (one) return readSheet(mendSheet(one, mended.cells ?? []), language, mended.layout);
  const read = sheets.map((sheet) => readSheet(sheet, language));
  const tables = read.filter((table) => table.ok || table.table.columns.length > 0);
  const [only, second] = tables.length > 0 ? tables : read;
  if (only === undefined) return { ok: false, problems: [fileProblem("empty_file", {})] };
  if (tables.length > 1 && second !== undefined) {
    const names = namesOf(tables.map(({ table }) => table.sheet));
    return { ok: false, problems: [fileProblem("several_tables", { names })], table: only.table };
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
