import { spreadsheetCsv } from "../files/exports/spreadsheetCsv.ts";
import { guardedForReaders } from "../files/guarding.ts";

/**
 * A table as CSV for a spreadsheet. What a spreadsheet would run as a
 * formula gets an apostrophe in front; numbers stay numbers. BUD4
 */
export function safeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return spreadsheetCsv(
    rows.map((row) => row.map((cell) => (typeof cell === "string" ? guardedForReaders(cell) : cell))),
  );
}
