import { type CellObject, read } from "@e965/xlsx";
import { readWorkbook } from "../sheets/readWorkbook.ts";
import type { Sheet } from "../sheets/Sheet.ts";

/** The only sheet of a file as our own reader of spreadsheets sees it. */
export function onlySheetOf(bytes: Uint8Array): Sheet {
  const opened = readWorkbook(bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const [sheet] = opened.sheets;
  if (!sheet || opened.sheets.length > 1) throw new Error(`${opened.sheets.length} sheets`);
  return sheet;
}

/** The cells of the first sheet as they stand in the file. */
export function cellsOf(bytes: Uint8Array): readonly (readonly (CellObject | undefined)[])[] {
  const { SheetNames, Sheets } = read(Buffer.from(bytes), { type: "buffer", dense: true, cellNF: true });
  return Sheets[SheetNames[0] ?? ""]?.["!data"] ?? [];
}
