import type { Request, Response } from "express";
import { documentOf } from "../../shared/contestFile/documentOf.ts";
import type { Language } from "../../shared/languages.ts";
import { contestTable } from "../files/exports/contestTable.ts";
import { templateCsv } from "../files/exports/templateCsv.ts";
import { templateSheet } from "../files/exports/templateSheet.ts";
import type { WorkbookForm } from "../files/exports/writeWorkbook.ts";
import type { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import type { Handlers } from "./handler.ts";
import { languageOf } from "./languageOf.ts";
import { writtenSpreadsheet } from "./writtenSpreadsheet.ts";

/** Tables that go out: templates to fill in, and contests. `spreadsheets` is for the templates alone: anybody asks for them. */
export function tableHandlers({
  spreadsheets,
}: {
  readonly spreadsheets: Spreadsheets;
}): Handlers<"contestTable" | "templateCsv" | "templateXlsx" | "templateOds"> {
  /** By name. They are always the same: who asks while one is written waits for that one. FIL25 */
  const made = new Map<string, Promise<Uint8Array>>();

  function make(name: string, language: Language, form: WorkbookForm): Promise<Uint8Array> {
    const making = writtenSpreadsheet(spreadsheets, templateSheet(language), form);
    made.set(name, making);
    making.catch(() => made.delete(name));
    return making;
  }

  async function template(form: WorkbookForm, request: Request, response: Response): Promise<Uint8Array> {
    const language = languageOf(request);
    const name = `regatta-${language}.${form}`;
    const bytes = await (made.get(name) ?? make(name, language, form));
    response.attachment(name);
    return bytes;
  }

  return {
    contestTable: ({ contest: { state } }) => contestTable(documentOf(state)),

    templateCsv({ request, response }) {
      const language = languageOf(request);
      response.attachment(`regatta-${language}.csv`);
      return templateCsv(language);
    },

    templateXlsx: ({ request, response }) => template("xlsx", request, response),

    templateOds: ({ request, response }) => template("ods", request, response),
  };
}
