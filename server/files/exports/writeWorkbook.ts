import { utils, write } from "@e965/xlsx";

export type WorkbookForm = "xlsx" | "ods";

export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
}

/** A spreadsheet of one sheet, all of whose cells are texts: a program that opens it computes and changes nothing. */
export function writeWorkbook({ name, rows, widths }: WrittenSheet, form: WorkbookForm): Uint8Array {
  const cells = rows.map((row) => row.map((text) => (text === "" ? null : { t: "s", v: text, z: "@" })));
  const sheet = utils.aoa_to_sheet(cells);
  sheet["!cols"] = widths.map((wch) => ({ wch }));
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, name);
  // The first part of OpenDocument says what it is, and must not be packed.
  const options = { bookSST: true, compression: form === "xlsx" };
  const bytes: Buffer = write(workbook, { type: "buffer", bookType: form, ...options });
  return bytes;
}
