import { type CellObject, utils, write } from "@e965/xlsx";

export type WorkbookForm = "xlsx" | "ods";

export interface WrittenSheet {
  /** Of at most 31 characters, none of them `:` `\` `/` `?` `*` `[` or `]`. */
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
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

function writtenCell(value: string | number, form: WorkbookForm): CellObject | null {
  if (value === "") return null;
  if (typeof value === "number") return { t: "n", v: value };
  // A program that reads `.xlsx` takes the text `_x0041_` for an A, and `_x005F_` for the first sign of it.
  const text = form === "xlsx" ? value.replace(/_(?=x[\da-f]{4})/giu, "_x005F_") : value;
  return { t: "s", v: text, z: "@" };
}
