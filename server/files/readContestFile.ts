import { classicRules, type RulePack } from "../../shared/contest/rules.ts";
import type { Theme } from "../../shared/contest/themes.ts";
import { unreachable } from "../../shared/contest/unreachable.ts";
import { type ContestDocument, documentFormat } from "../../shared/contestFile/ContestDocument.ts";
import type { Encoding } from "../../shared/contestFile/encodings.ts";
import { MAX_FILE_BYTES } from "../../shared/contestFile/limits.ts";
import type { Mended } from "../../shared/contestFile/mended.ts";
import { parseJson } from "../../shared/contestFile/parseJson.ts";
import { type FileProblem, fileProblem } from "../../shared/contestFile/problems.ts";
import { usualDurationMs } from "../../shared/contestFile/settings.ts";
import { type ReadDocument, readDocument } from "../../shared/contestFile/stored/readDocument.ts";
import type { Language } from "../../shared/languages.ts";
import { decodeText } from "./decodeText.ts";
import { findForeignFile, findForeignText } from "./foreignFile.ts";
import { readSheets } from "./layout/readSheets.ts";
import type { Spreadsheets } from "./sheets/Spreadsheets.ts";
import type { TableReading, TableView } from "./tableReading.ts";
import { type ReadTextTable, readTextTable } from "./textTable.ts";

/** What is said beside a file: a table needs its title; a document says all of it itself, and this is what it is to be instead. */
export interface FileSettings {
  readonly title?: string | undefined;
  /** Absent: as a document says; a table is in English. */
  readonly language?: Language | undefined;
  readonly theme?: Theme | undefined;
  readonly durationMs?: number | undefined;
  readonly rules?: { readonly [K in keyof RulePack]?: RulePack[K] | undefined };
  /** Of the file's text; absent: it is found out. */
  readonly encoding?: Encoding | undefined;
  /** In the table of a file. FIL16 */
  readonly mended?: Mended | undefined;
}

export interface ReadContest {
  readonly ok: true;
  readonly document: ContestDocument;
  /** The row of each card in the table, by card id; none for a document. */
  readonly rowOfCard: ReadonlyMap<number, number>;
  /** How a table was understood; absent for a document. */
  readonly table?: TableReading;
}

export type ReadContestFile =
  | ReadContest
  | {
      readonly ok: false;
      readonly problems: readonly FileProblem[];
      /** The table that was refused, as far as it was taken apart. */
      readonly table?: TableView;
    };

/** How the bytes of a file are to be taken, and what a person mended in the table that they hold. */
export interface FileReading {
  readonly language?: Language | undefined;
  readonly encoding?: Encoding | undefined;
  readonly mended?: Mended | undefined;
}

/** What a file holds, before it is a contest. */
export type OpenedFile =
  | { readonly kind: "document"; readonly read: ReadDocument }
  | {
      readonly kind: "table";
      readonly read: ReadTextTable;
      /** Names of a spreadsheet's sheets that hold text. */
      readonly sheets: readonly string[];
    }
  | { readonly kind: "neither"; readonly problem: FileProblem };

/** The contest in a file's bytes: a spreadsheet, a table as text, or a document as JSON. Whatever the bytes are, it never rejects. FIL2 FIL4 FIL5 FIL6 FIL9 */
export async function openContestFile(
  bytes: Uint8Array,
  settings: FileSettings,
  spreadsheets: Spreadsheets,
): Promise<ReadContestFile> {
  return contestOf(await openFile(bytes, settings, spreadsheets), settings);
}

/** What is in the bytes: a preview shows it, and a contest is made of it. FIL15 */
export async function openFile(
  bytes: Uint8Array,
  reading: FileReading,
  spreadsheets: Spreadsheets,
): Promise<OpenedFile> {
  if (bytes.length > MAX_FILE_BYTES) return neither(tooLarge(bytes.length));
  // By its bytes: people rename files.
  if (findForeignFile(bytes)?.code !== "spreadsheet_file") return openText(bytes, reading);
  const read = await spreadsheets.read(bytes);
  if (!read.ok) return neither(read.problem);
  return {
    kind: "table",
    read: readSheets(read.sheets, reading.language ?? "en", reading.mended),
    sheets: read.sheets.map(({ name }) => name ?? ""),
  };
}

/** The same of what is text; a spreadsheet is refused. Never throws. FIL2 FIL4 FIL5 FIL6 */
export function readContestFile(bytes: Uint8Array, settings: FileSettings): ReadContestFile {
  return contestOf(openText(bytes, settings), settings);
}

function openText(bytes: Uint8Array, { language = "en", encoding, mended }: FileReading): OpenedFile {
  if (bytes.length > MAX_FILE_BYTES) return neither(tooLarge(bytes.length));
  const foreign = findForeignFile(bytes);
  if (foreign) return neither(foreign);
  const decoded = decodeText(bytes, encoding);
  if (!decoded.ok) return neither(decoded.problem);
  const { text } = decoded;
  const foreignText = findForeignText(text);
  if (foreignText) return neither(foreignText);
  if (!/^\s*[[{]/u.test(text))
    return { kind: "table", read: readTextTable(text, language, mended), sheets: [] };
  const json = parseJson(text);
  if (!json.ok) return neither(fileProblem("json_broken", { line: json.line }));
  return { kind: "document", read: readDocument(json.value) };
}

/** The contest of what a file holds, with what is said beside it. */
export function contestOf(opened: OpenedFile, settings: FileSettings): ReadContestFile {
  switch (opened.kind) {
    case "neither":
      return refused(opened.problem);
    case "table":
      return contestOfTable(opened.read, settings);
    case "document":
      return contestOfDocument(opened.read, settings);
    default:
      return unreachable(opened);
  }
}

function contestOfTable(read: ReadTextTable, settings: FileSettings): ReadContestFile {
  const { title, language = "en", theme, durationMs = usualDurationMs, rules = {} } = settings;
  if (title === undefined) return refused(fileProblem("title_missing", {}));
  if (!read.ok) return read;
  const document: ContestDocument = {
    format: documentFormat,
    version: 2,
    title,
    language,
    ...(theme && { theme }),
    durationMs,
    rules: withGiven(classicRules, rules),
    board: read.board,
    drafts: [],
    media: {},
  };
  return { ok: true, document, rowOfCard: read.rowOfCard, table: read.table };
}

/** The contest that a contest document is, as JSON. Never throws. FIL6 FIL7 */
export function readContestDocument(json: unknown, settings: FileSettings): ReadContestFile {
  return contestOfDocument(readDocument(json), settings);
}

function contestOfDocument(read: ReadDocument, settings: FileSettings): ReadContestFile {
  if (!read.ok) return read;
  const { title, language, theme, durationMs, rules = {} } = settings;
  const { document } = read;
  if (language !== undefined && language !== document.language)
    return refused(fileProblem("other_language", { language: document.language }, { path: "language" }));
  const changed: ContestDocument = {
    ...document,
    title: title ?? document.title,
    ...(theme && { theme }),
    durationMs: durationMs ?? document.durationMs,
    rules: withGiven(document.rules, rules),
  };
  return { ok: true, document: changed, rowOfCard: new Map() };
}

function withGiven(rules: RulePack, given: NonNullable<FileSettings["rules"]>): RulePack {
  return {
    ...rules,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
}

function tooLarge(bytes: number): FileProblem {
  return fileProblem("too_large", { maxKiB: MAX_FILE_BYTES / 1024, foundKiB: Math.ceil(bytes / 1024) });
}

function neither(problem: FileProblem): OpenedFile {
  return { kind: "neither", problem };
}

function refused(problem: FileProblem): ReadContestFile {
  return { ok: false, problems: [problem] };
}
