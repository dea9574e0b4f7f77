import type { Kysely } from "kysely";
import { type FileProblem, fileProblem } from "../../shared/contestFile/problems.ts";
import { pictureLimits } from "../../shared/pictures.ts";
import type { Tables } from "../db/tables.ts";
import { findFileWarnings } from "../files/fileWarnings.ts";
import {
  type FileSettings,
  openContestFile,
  type ReadContest,
  readContestDocument,
} from "../files/readContestFile.ts";
import type { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import { PictureRefused } from "../media/PictureRefused.ts";
import { insertPictures, TooManyPictures } from "../queries/media.ts";
import { type MadeContest, makeContest, type NewContestOf } from "./makeContest.ts";
import { takePictures } from "./takePictures.ts";

interface NewContestSettings extends FileSettings {
  /** ms since 1970; null: started by hand. */
  readonly startsAt: number | null;
}

export interface NewContestFile extends NewContestSettings {
  readonly file: Uint8Array;
}

export interface NewContestDocument extends NewContestSettings {
  /** A contest document as JSON. */
  readonly document: unknown;
}

export type ImportedContest =
  | ({
      readonly ok: true;
      readonly title: string;
      /** What is odd in the file, the first 50. */
      readonly warnings: readonly FileProblem[];
    } & MadeContest)
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const mostWarnings = 50;

/** Makes a contest, in draft, of a file: a spreadsheet, a table as text or a contest document. Nothing is made when the file has a problem. */
export async function importContest(
  db: Kysely<Tables>,
  { file, startsAt, ...settings }: NewContestFile,
  owner: NewContestOf,
  spreadsheets: Spreadsheets,
): Promise<ImportedContest> {
  const read = await openContestFile(file, settings, spreadsheets);
  return read.ok ? makeOf(db, read, startsAt, owner) : { ok: false, problems: read.problems };
}

/** The same of a contest document with its pictures, which may be larger than a file. FIL21 */
export async function importDocument(
  db: Kysely<Tables>,
  { document, startsAt, ...settings }: NewContestDocument,
  owner: NewContestOf,
): Promise<ImportedContest> {
  const read = readContestDocument(document, settings);
  return read.ok ? makeOf(db, read, startsAt, owner) : { ok: false, problems: read.problems };
}

/** The contest and its pictures, or nothing. Throws `PictureRefused` when too many others wait for theirs. FIL20 */
async function makeOf(
  db: Kysely<Tables>,
  read: ReadContest,
  startsAt: number | null,
  owner: NewContestOf,
): Promise<ImportedContest> {
  const found = await findFileWarnings(read);
  try {
    const { content, pictures, warnings } = await takePictures(db, read.document);
    const made = await makeContest(db, content, startsAt, owner, (trx, contestId) =>
      insertPictures(trx, contestId, pictures),
    );
    const all = [...found, ...warnings].slice(0, mostWarnings);
    return { ok: true, title: read.document.title, warnings: all, ...made };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { ok: false, problems: [problem] };
  }
}

function problemOf(error: unknown): FileProblem | null {
  const path = "media";
  if (error instanceof PictureRefused && error.code === "pictures_unavailable")
    return fileProblem("pictures_unavailable", {}, { path });
  if (!(error instanceof TooManyPictures)) return null;
  const { pictures, bytes } = pictureLimits.perContest;
  return fileProblem("pictures_too_many", { max: pictures, maxMiB: bytes / 1024 / 1024 }, { path });
}
