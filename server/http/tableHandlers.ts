import type { Request, Response } from "express";
import { documentOf } from "../../shared/contestFile/documentOf.ts";
import { contestTable } from "../files/exports/contestTable.ts";
import { templateCsv } from "../files/exports/templateCsv.ts";
import type { WorkbookForm } from "../files/exports/writeWorkbook.ts";
import type { Handlers } from "./handler.ts";
import { languageOf } from "./languageOf.ts";

/** Tables that go out: templates to fill in, and contests. */
export function tableHandlers(): Handlers<"contestTable" | "templateCsv" | "templateXlsx" | "templateOds"> {
  /** They are always the same. */
  const made = new Map<string, Uint8Array>();

  async function workbook(form: WorkbookForm, request: Request, response: Response): Promise<Uint8Array> {
    const language = languageOf(request);
    const key = `${form} ${language}`;
    const known = made.get(key);
    // Only who asks for one waits until what writes them is loaded.
    const bytes =
      known ?? (await import("../files/exports/templateWorkbook.ts")).templateWorkbook(language, form);
    made.set(key, bytes);
    response.attachment(`regatta-${language}.${form}`);
    return bytes;
  }

  return {
    contestTable: ({ contest: { state } }) => contestTable(documentOf(state)),

    templateCsv({ request, response }) {
      const language = languageOf(request);
      response.attachment(`regatta-${language}.csv`);
      return templateCsv(language);
    },

    templateXlsx: ({ request, response }) => workbook("xlsx", request, response),

    templateOds: ({ request, response }) => workbook("ods", request, response),
  };
}
