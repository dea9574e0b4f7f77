import { type CellObject, utils, write } from "@e965/xlsx";

export type WorkbookForm = "xlsx" | "ods";

/** A moment is shown in UTC, and sorts and is subtracted as a date. */
export type WrittenValue = string | number | Date;

export interface WrittenSheet {
  /** Of at most 31 characters, none of them `:` `\` `/` `?` `*` `[` or `]`. */
  readonly name: string;
  readonly rows: readonly (readonly WrittenValue[])[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
}

/** A spreadsheet of one sheet: a program that opens it computes nothing, and takes no text for a number or a date. BUD4 */
export function writeWorkbook({ name, rows, widths }: WrittenSheet, form: WorkbookForm): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((value) => writtenCell(value, form))));
  sheet["!cols"] = widths.map((wch) => ({ wch }));
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, name);
  // The first part of OpenDocument says what it is, and must not be packed.
  const options = { bookSST: true, compression: form === "xlsx" };
  const bytes: Buffer = write(workbook, { type: "buffer", bookType: form, ...options });
  return bytes;
}

/** The same in every language: an order of day and month that one reader knows is another one's riddle. */
const momentFormat = "yyyy-mm-dd hh:mm:ss";
const dayMs = 86_400_000;
/** Spreadsheets count days from the end of 1899: so many were over when 1970 began. */
const daysBefore1970 = 25_569;

function writtenCell(value: WrittenValue, form: WorkbookForm): CellObject | null {
  if (value === "") return null;
  if (typeof value === "number") return { t: "n", v: value };
  if (value instanceof Date) return { t: "n", v: value.getTime() / dayMs + daysBefore1970, z: momentFormat };
  // A program that reads `.xlsx` takes the text `_x0041_` for an A, and `_x005F_` for the first sign of it.
  const text = form === "xlsx" ? value.replace(/_(?=x[\da-f]{4})/giu, "_x005F_") : value;
  return { t: "s", v: text, z: "@" };
}
