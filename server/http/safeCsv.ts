import { spreadsheetCsv } from "../files/exports/spreadsheetCsv.ts";

/**
 * A table as CSV for a spreadsheet. What a spreadsheet would run as a
 * formula gets an apostrophe in front; numbers stay numbers. BUD4
 */
export function safeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return spreadsheetCsv(
    rows.map((row) => row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell))),
  );
}

/**
 * The file is separated by commas, and a program that separates by semicolons or tabs begins a cell in the middle of a
 * text, quoted or not. Also after spaces and quotes, and in full-width forms, which some spreadsheets fold.
 */
function harmless(text: string): string {
  return text.replace(/(?<=^|[,;\t\r\n\u2028\u2029])(?=[\s\p{Cf}"]*[=+\-@|%＝＋－＠])|^(?=[\t\r\n])/gu, "'");
}
