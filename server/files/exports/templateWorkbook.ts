import type { Language } from "../../../shared/languages.ts";
import { templateRows, templateSheet, templateWidths } from "./templateRows.ts";
import { type WorkbookForm, writeWorkbook } from "./writeWorkbook.ts";

/** The template as a spreadsheet. */
export function templateWorkbook(language: Language, form: WorkbookForm): Uint8Array {
  return writeWorkbook(
    { name: templateSheet[language], rows: templateRows(language), widths: templateWidths },
    form,
  );
}
