import { stringify } from "csv-stringify/sync";

/**
 * CSV as spreadsheets read it: Excel needs the byte order mark to read UTF-8, and a lone line break within a cell needs
 * quotes as much as the one between rows.
 */
export function spreadsheetCsv(rows: readonly (readonly (string | number)[])[]): string {
  return stringify([...rows], { bom: true, record_delimiter: "windows", quoted_match: /[\r\n]/u });
}
