import { MAX_CARDS } from "../../shared/contest/board.ts";
import type { Checker } from "../../shared/contest/checkers/checker.ts";
import type { NumberLanguage } from "../../shared/contest/checkers/numberGrammar.ts";
import { checkerKinds } from "../../shared/contest/checkers/readers.ts";
import { type FileProblem, fileProblem } from "../../shared/contestFile/problems.ts";
import { quote } from "../../shared/contestFile/quote.ts";
import { cardLimits } from "./cardLimits.ts";
import type { Report } from "./cells.ts";
import { columnName, readCsvTable, type Table, type TableRow } from "./csvTable.ts";
import { GUARDED_ROW, unguarded } from "./guarding.ts";
import { roleOfHeader } from "./layout/columnRoles.ts";
import { type LaidOut, layOut } from "./layout/layOut.ts";
import type { PlacedCard } from "./layout/placeCards.ts";
import { readChecker } from "./taskCells.ts";

export type ContestCsv =
  | ({
      readonly ok: true;
      /** What was read and may be meant otherwise. */
      readonly doubts: readonly FileProblem[];
    } & LaidOut)
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const requiredColumns = ["row", "column", "category", "price", "kind", "statement", "answer"] as const;
/** Of the fixed form, in the order in which they are exported. */
export const csvColumns = [...requiredColumns, "choices", "tolerance", "exact", "solution"] as const;
export type CsvColumn = (typeof csvColumns)[number];

/**
 * The board of a CSV table, one card a row, for a contest in this language. Either everything is read or nothing: then `problems` holds the
 * first 50 of them, in the order of the rows. Never throws. FIL2
 */
export function readContestCsv(text: string, language: NumberLanguage): ContestCsv {
  return readContestRows(readCsvTable(text, csvColumns), language);
}

/** The same of a text that was taken apart. */
export function readContestRows(table: Table, language: NumberLanguage): ContestCsv {
  // A header needs no quotes: what fails in its row is some other format.
  if (!table.ok) return { ok: false, problems: [table.problem.row === 1 ? notAContest(1) : table.problem] };

  const [header, ...rows] = table.rows;
  if (header === undefined) return { ok: false, problems: [fileProblem("empty_file", {})] };
  const problems = checkHeader(header, rows);
  // Rows under a header that is not understood would only repeat what is wrong with it.
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, cardLimits.problems) };
  if (rows.length === 0) return { ok: false, problems: [fileProblem("no_cards", {})] };
  if (rows.length > MAX_CARDS)
    return { ok: false, problems: [fileProblem("too_many_cards", { max: MAX_CARDS })] };

  const names = header.cells.map(columnName);
  const rowOfPlace = new Map<string, number>();
  const cards = rows.map((row) => readCard(row, names, language, rowOfPlace, problems));
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, cardLimits.problems) };
  return { ok: true, ...layOut(cards.filter((card) => card !== null)), doubts: ignoredColumns(header, rows) };
}

/** Whether a header means the fixed form: it says where cards stand, and most of the rest. */
export function isFixedForm(header: readonly string[]): boolean {
  const names = header.map(columnName);
  const missing = requiredColumns.filter((column) => !names.includes(column));
  return (names.includes("row") || names.includes("column")) && missing.length <= requiredColumns.length / 2;
}

function checkHeader(header: TableRow, rows: readonly TableRow[]): FileProblem[] {
  const names = header.cells.map(columnName);
  const isKnown = (name: string) => csvColumns.some((column) => column === name);
  if (!names.some(isKnown)) return [foreignTable(header.row, names, requiredColumns)];
  const problems: FileProblem[] = [];
  names.forEach((name, index) => {
    const at = { row: header.row, column: quote(name) };
    if (name === "") {
      if (!rows.some(({ cells }) => (cells[index] ?? "") !== "")) return;
      problems.push(fileProblem("unnamed_column", { position: index + 1 }, { row: header.row }));
    } else if (isIgnored(name)) {
      return;
    } else if (!isKnown(name)) {
      problems.push(fileProblem("unknown_column", { known: csvColumns.join(", ") }, at));
    } else if (names.indexOf(name) < index) {
      problems.push(fileProblem("repeated_column", {}, at));
    }
  });
  const missing = requiredColumns.filter((column) => !names.includes(column));
  // A table of something else has one fault, not as many as it has columns.
  if (missing.length > requiredColumns.length / 2) return [foreignTable(header.row, names, missing)];
  for (const column of missing) problems.push(fileProblem("missing_column", {}, { row: header.row, column }));
  return problems;
}

/** Comments and the like, told where they hold something. */
function ignoredColumns(header: TableRow, rows: readonly TableRow[]): readonly FileProblem[] {
  return header.cells.flatMap((name, index) => {
    const isFilled = rows.some(({ cells }) => (cells[index] ?? "") !== "");
    if (!isFilled || !isIgnored(columnName(name))) return [];
    const at = { row: header.row, column: quote(name) };
    return [fileProblem("column_ignored", { cell: quote(name) }, at)];
  });
}

function isIgnored(name: string): boolean {
  return roleOfHeader(name) === "ignored";
}

function foreignTable(row: number, names: readonly string[], missing: readonly string[]): FileProblem {
  const isCtfd = ["name", "description", "value"].every((name) => names.includes(name));
  if (isCtfd) return fileProblem("ctfd_export", {}, { row });
  const found = quote(names.filter((name) => name !== "").join(", "));
  return fileProblem("foreign_table", { found, missing: missing.join(", ") }, { row });
}

function notAContest(row: number): FileProblem {
  return fileProblem("not_a_contest", { expected: requiredColumns.join(", ") }, { row });
}

function readCard(
  row: TableRow,
  names: readonly string[],
  language: NumberLanguage,
  rowOfPlace: Map<string, number>,
  problems: FileProblem[],
): PlacedCard | null {
  const problemsBefore = problems.length;
  const report: Report = (problem) => problems.push({ ...problem, row: row.row });
  const width = row.cells.findLastIndex((cell) => cell !== "") + 1;
  if (width > names.length) {
    // The cells after the surplus one stand under the wrong names: nothing else can be said of them.
    problems.push(fileProblem("extra_cells", { expected: names.length, found: width }, { row: row.row }));
    return null;
  }
  const written: Cell = (column) => row.cells[names.indexOf(column)] ?? "";
  const isGuarded = written("kind").startsWith(GUARDED_ROW);
  const cell: Cell = (column) => {
    if (!isGuarded) return written(column);
    return column === "kind" ? written(column).slice(GUARDED_ROW.length) : unguarded(written(column));
  };
  for (const column of requiredColumns)
    if (cell(column) === "") report(fileProblem("empty_cell", {}, { column }));

  const place = {
    row: readWholeNumber("row", cardLimits.side, cell, report),
    column: readWholeNumber("column", cardLimits.side, cell, report),
  };
  const pricePoints = readWholeNumber("price", cardLimits.pricePoints, cell, report);
  const key = `${place.row}:${place.column}`;
  const otherRow = rowOfPlace.get(key);
  if (otherRow !== undefined) report(fileProblem("place_taken", { otherRow }, { column: "column" }));
  else if (place.row !== null && place.column !== null) rowOfPlace.set(key, row.row);

  const category = cell("category").replace(/\s+/gu, " ");
  if (category.length > cardLimits.categoryCharacters)
    report(fileProblem("cell_too_long", { max: cardLimits.categoryCharacters }, { column: "category" }));
  const statement = cell("statement");
  const solution = cell("solution");
  for (const column of ["statement", "solution"] as const)
    if (cell(column).length > cardLimits.statementCharacters)
      report(fileProblem("cell_too_long", { max: cardLimits.statementCharacters }, { column }));

  const checker = readKey(cell, language, report);
  if (problems.length > problemsBefore || checker === null) return null;
  if (place.row === null || place.column === null || pricePoints === null) return null;
  const at = { row: place.row, column: place.column };
  const task = { statement, checker, ...(solution !== "" && { solution }) };
  return { tableRow: row.row, card: { ...at, category, pricePoints, task } };
}

type Cell = (column: CsvColumn) => string;

function readWholeNumber(column: CsvColumn, max: number, cell: Cell, report: Report): number | null {
  const written = cell(column);
  if (written === "") return null;
  const value = /^\d{1,9}$/u.test(written) ? Number(written) : 0;
  if (value >= 1 && value <= max) return value;
  report(fileProblem("not_a_whole_number", { cell: quote(written), min: 1, max }, { column }));
  return null;
}

function readKey(cell: Cell, language: NumberLanguage, report: Report): Checker | null {
  const written = cell("kind");
  const kind = checkerKinds.find((known) => known === written.toLowerCase());
  if (kind === undefined) {
    if (written !== "")
      report(
        fileProblem(
          "unknown_kind",
          { cell: quote(written), known: checkerKinds.join(", ") },
          { column: "kind" },
        ),
      );
    return null;
  }
  const answer = cell("answer");
  if (answer === "") return null;
  const filled = (["choices", "tolerance", "exact"] as const).filter((column) => cell(column) !== "");
  const cells = { answer, ...Object.fromEntries(filled.map((column) => [column, cell(column)])) };
  return readChecker(kind, cells, language, report);
}
