import type { Kysely } from "kysely";
import type { FileProblem } from "../../shared/contestFile/problems.ts";
import type { Tables } from "../db/tables.ts";
import { findFileWarnings } from "../files/fileWarnings.ts";
import { type FileSettings, openContestFile } from "../files/readContestFile.ts";
import type { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import { type MadeContest, makeContest, type NewContestOf } from "./makeContest.ts";

export interface NewContestFile extends FileSettings {
  readonly file: Uint8Array;
  /** ms since 1970; null: started by hand. */
  readonly startsAt: number | null;
}

export type ImportedContest =
  | ({
      readonly ok: true;
      readonly title: string;
      /** What is odd in the file, the first 50. */
      readonly warnings: readonly FileProblem[];
    } & MadeContest)
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Makes a contest, in draft, of a file: a spreadsheet, a table as text or a contest document. Nothing is made when the file has a problem. */
export async function importContest(
  db: Kysely<Tables>,
  { file, startsAt, ...settings }: NewContestFile,
  owner: NewContestOf,
  spreadsheets: Spreadsheets,
): Promise<ImportedContest> {
  const read = await openContestFile(file, settings, spreadsheets);
  if (!read.ok) return { ok: false, problems: read.problems };
  const warnings = await findFileWarnings(read);
  const made = await makeContest(db, read.document, startsAt, owner);
  return { ok: true, title: read.document.title, warnings, ...made };
}
