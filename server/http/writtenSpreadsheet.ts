import type { WorkbookForm, WrittenSheet } from "../files/exports/writeWorkbook.ts";
import type { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import { overloaded } from "./problems.ts";

/** The file of one sheet. Throws `overloaded` while too many are written or wait for it. FIL25 */
export async function writtenSpreadsheet(
  spreadsheets: Spreadsheets,
  sheet: WrittenSheet,
  form: WorkbookForm,
): Promise<Uint8Array> {
  const bytes = await spreadsheets.write(sheet, form);
  if (!bytes) throw overloaded(5);
  return bytes;
}
