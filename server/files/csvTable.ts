import { CsvError, type Options, parse } from "csv-parse/sync";
import { type FileProblem, fileProblem } from "../../shared/contestFile/problems.ts";
import { trimEnds } from "../../shared/trimEnds.ts";

export interface TableRow {
  /** As a spreadsheet counts: the header is 1, empty rows count, line breaks inside a cell do not. */
  readonly row: number;
  readonly cells: readonly string[];
}

export type Table =
  | { readonly ok: true; readonly rows: readonly TableRow[] }
  | { readonly ok: false; readonly problem: FileProblem };

/** A board has 144 cards; the rest is room for empty rows between them. */
const MAX_ROWS = 2_000;
const MAX_ROW_CHARACTERS = 200_000;

/**
 * Takes CSV text apart: separator `,` `;` or tab, line breaks of any kind, quotes as in RFC 4180. Cells are
 * trimmed, empty rows left out. The separator is the one by which the header names most of `knownColumns`.
 */
export function readCsvTable(text: string, knownColumns: readonly string[]): Table {
  const refusal = findUnreadable(text);
  return refusal === null
    ? parseTable(findSeparator(unifyLines(text), knownColumns))
    : { ok: false, problem: refusal };
}

/** A text taken apart in one of the ways that it may be meant. */
export interface SeparatedTable {
  readonly rows: readonly TableRow[];
  /** Why it is no table by the rules, where quotes stand in it as people type them; null: it is one. */
  readonly problem: FileProblem | null;
}

/** The text taken apart by each separator that it may have, where there are cells then: by one, if Excel's own first line says it. */
export function readByEachSeparator(text: string): readonly SeparatedTable[] {
  if (findUnreadable(text) !== null) return [];
  const lines = unifyLines(text);
  const declared = findDeclared(lines);
  const ways = declared
    ? [declared]
    : [",", ";", "\t"].map((separator) => ({ body: lines, separator, skippedLines: 0 }));
  return ways.flatMap((way): readonly SeparatedTable[] => {
    const strict = parseTable(way);
    // What is copied from a spreadsheet has quotes of its own that nobody doubled.
    const table = strict.ok ? strict : parseTable(way, { relax_quotes: true });
    if (!table.ok || table.rows.every(({ cells }) => cells.length === 1)) return [];
    return [{ rows: table.rows, problem: strict.ok ? null : strict.problem }];
  });
}

/** How a header cell names a column: any case, quotes and spaces around it ignored. */
export function columnName(cell: string): string {
  return trimEnds(cell, /[\s"]/u).toLowerCase();
}

function findUnreadable(text: string): FileProblem | null {
  const broken = /[\0\u0080-\u0084\u0086-\u009F\uFFFD\p{Surrogate}]/u.exec(text);
  if (broken !== null) {
    return fileProblem("not_text", { line: text.slice(0, broken.index).split(/\r\n?|\n/u).length });
  }
  return text.trim() === "" ? fileProblem("empty_file", {}) : null;
}

/** Also without the empty rows that spreadsheets export by the thousand below a table. */
function unifyLines(text: string): string {
  const lines = text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  let end = lines.length;
  while (end > 0 && " \t\n,;".includes(lines.charAt(end - 1))) end -= 1;
  return lines.slice(0, end);
}

interface SeparatedText {
  readonly body: string;
  readonly separator: string;
  /** Lines of the file before the body. */
  readonly skippedLines: number;
}

function findSeparator(text: string, knownColumns: readonly string[]): SeparatedText {
  const declared = findDeclared(text);
  if (declared) return declared;
  const header = /^\s*([^\n]{0,10000})/u.exec(text)?.[1] ?? "";
  const known = new Set(knownColumns);
  const countKnown = (separator: string) =>
    header.split(separator).filter((cell) => known.has(columnName(cell))).length;
  const separator = [",", ";", "\t"].reduce((best, next) =>
    countKnown(next) > countKnown(best) ? next : best,
  );
  return { body: text, separator, skippedLines: 0 };
}

/** Excel's own first line, which it neither shows nor counts. */
function findDeclared(text: string): SeparatedText | null {
  const [line, separator] = /^"?sep=([,;\t])"?[;,\t]*\n/iu.exec(text) ?? [];
  if (line === undefined || separator === undefined) return null;
  return { body: text.slice(line.length), separator, skippedLines: 1 };
}

function parseTable({ body, separator, skippedLines }: SeparatedText, options: Options = {}): Table {
  const rows: TableRow[] = [];
  let linesRead = skippedLines;
  try {
    parse(body, {
      ...options,
      delimiter: separator,
      record_delimiter: "\n",
      relax_column_count: true,
      max_record_size: MAX_ROW_CHARACTERS,
      to: MAX_ROWS + 1,
      on_record(cells: readonly string[], { lines }) {
        linesRead = skippedLines + lines;
        rows.push({ row: rows.length + 1, cells: cells.map((cell) => cell.trim()) });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, problem: explain(error, rows.length + 1, linesRead + 1) };
  }
  if (rows.length > MAX_ROWS) return { ok: false, problem: fileProblem("too_many_rows", { max: MAX_ROWS }) };
  return { ok: true, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== "")) };
}

function explain(error: CsvError, row: number, line: number): FileProblem {
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return fileProblem("unclosed_quote", { line }, { row });
    case "CSV_MAX_RECORD_SIZE":
      return fileProblem("row_too_long", {}, { row });
    default:
      return fileProblem("stray_quote", {}, { row });
  }
}
