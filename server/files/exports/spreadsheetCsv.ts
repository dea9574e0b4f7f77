import { stringify } from "csv-stringify/sync";

/** CSV as spreadsheets read it: Excel needs the byte order mark to read UTF-8, and lines inside cells need quotes. */
export function spreadsheetCsv(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], { bom: true, record_delimiter: "windows", quoted_match: /[\r\n]/u });
}
