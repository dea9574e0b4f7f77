import type { Language } from "../../../shared/languages.ts";
import { spreadsheetCsv } from "./spreadsheetCsv.ts";
import { templateRows } from "./templateRows.ts";

/** The template as CSV for a spreadsheet. */
export function templateCsv(language: Language): string {
  return spreadsheetCsv(templateRows(language));
}
