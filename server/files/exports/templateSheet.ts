import type { Language } from "../../../shared/languages.ts";
import { templateRows, templateSheetName, templateWidths } from "./templateRows.ts";
import type { WrittenSheet } from "./writeWorkbook.ts";

/** The template as the sheet of a spreadsheet. */
export function templateSheet(language: Language): WrittenSheet {
  return { name: templateSheetName[language], rows: templateRows(language), widths: templateWidths };
}
