import { type CellObject, utils, write } from "@e965/xlsx";

/** A text, a number, or a number as its format shows it. */
export type Value = string | number | { readonly value: number; readonly format: string };

export interface DescribedSheet {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  /** `A2:A4` */
  readonly merges?: readonly string[];
  readonly isHidden?: true;
}

/** The bytes of a spreadsheet with these sheets. */
export function workbook(form: "xlsx" | "ods", ...sheets: readonly DescribedSheet[]): Uint8Array {
  const book = utils.book_new();
  for (const { name, rows, merges = [] } of sheets) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => row.map(cellFor)));
    sheet["!merges"] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { Sheets: sheets.map(({ name, isHidden }) => ({ name, Hidden: isHidden ? 1 : 0 })) };
  const bytes: Buffer = write(book, { type: "buffer", bookType: form, bookSST: true, compression: true });
  return bytes;
}

function cellFor(value: Value): CellObject | null {
  if (value === "") return null;
  if (typeof value === "string") return { t: "s", v: value };
  if (typeof value === "number") return { t: "n", v: value };
  return { t: "n", v: value.value, z: value.format };
}
