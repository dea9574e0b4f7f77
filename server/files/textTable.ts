import { cellName } from "../../shared/contestFile/cellNames.ts";
import type { Mended } from "../../shared/contestFile/mended.ts";
import { type FilePlace, type FileProblem, fileProblem } from "../../shared/contestFile/problems.ts";
import type { Language } from "../../shared/languages.ts";
import { csvColumns, isFixedForm, readContestRows } from "./contestCsv.ts";
import {
  columnName,
  readByEachSeparator,
  readCsvTable,
  type SeparatedTable,
  type TableRow,
} from "./csvTable.ts";
import { findHeader } from "./layout/header.ts";
import { readSheet } from "./layout/readSheet.ts";
import type { TableColumn } from "./layout/TableShape.ts";
import { mendSheet } from "./mending.ts";
import type { Sheet } from "./sheets/Sheet.ts";
import { sheetLimits } from "./sheets/sheetLimits.ts";
import { cellsOf, type ReadTable, type TableView } from "./tableReading.ts";

export type ReadTextTable = ReadTable | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * The board of a table that is a text, separated by commas, semicolons or tabs, for a contest in this language: of the fixed form, or as teachers have
 * them. Never throws. FIL2 FIL10
 */
export function readTextTable(text: string, language: Language, mended: Mended = {}): ReadTextTable {
  // How the text comes apart is told by the file itself: so cells that were mended stay where they are. FIL16
  const table = readCsvTable(text, csvColumns);
  const rows = table.ok ? table.rows : [];
  const names =
    rows[0]?.cells ??
    text
      .split(/[\r\n]/u, 1)
      .join()
      .split(/[,;\t]/u);
  const [first, ...others] = isFixedForm(names) ? [] : readByEachSeparator(text);
  if (first !== undefined) return readLoosely(others.reduce(likelier, first), language, mended);
  if (mended.layout && table.ok) return readLoosely({ rows, problem: null }, language, mended);

  const ownRows = rowsOf(mendSheet(sheetOf(rows), mended.cells ?? []));
  const read = readContestRows(table.ok ? { ok: true, rows: ownRows } : table, language);
  const view = viewOf(ownRows);
  const placed = (problem: FileProblem) => ({ ...problem, ...placeOf(view, problem) });
  if (!read.ok) return { ok: false, problems: read.problems.map(placed), table: view };
  const { doubts, ...laidOut } = read;
  const cellsOfCard = cellsOf(laidOut, (row, part) => {
    const at = { row, column: part };
    return { ...at, ...placeOf(view, at) };
  });
  return { ...laidOut, table: { ...view, cellsOfCard, doubts: doubts.map(placed) } };
}

function readLoosely(
  { rows, problem }: SeparatedTable,
  language: Language,
  { cells = [], layout }: Mended,
): ReadTextTable {
  const sheet = mendSheet(sheetOf(rows), cells);
  const widths = new Set(rows.map(({ cells }) => cells.length));
  // Where quotes do not tell where cells end, rows of one length do.
  if (problem !== null && widths.size > 1) return { ok: false, problems: [problem] };
  const wide = rows.find(({ cells }) => cells.slice(sheetLimits.columns).some((text) => text !== ""));
  if (wide) {
    const at = { row: wide.row, cell: cellName(wide.row, sheetLimits.columns + 1) };
    return { ok: false, problems: [fileProblem("too_many_columns", { max: sheetLimits.columns }, at)] };
  }
  return readSheet(sheet, language, layout);
}

function rowsOf({ rows }: Sheet): readonly TableRow[] {
  return rows.map(({ row, cells }) => ({ row, cells: cells.map(({ text }) => text) }));
}

function sheetOf(rows: readonly TableRow[]): Sheet {
  return {
    name: null,
    rows: rows.map(({ row, cells }) => ({ row, cells: cells.map((text) => ({ text })) })),
  };
}

function viewOf(rows: readonly TableRow[]): TableView {
  const [header] = rows;
  const columns = (header?.cells ?? []).map((name, index): TableColumn => {
    const role = csvColumns.find((column) => column === columnName(name)) ?? "ignored";
    return { index, role, name };
  });
  return { sheet: sheetOf(rows), headerRow: header?.row ?? null, columns };
}

/** The cell of a place in the fixed form, where it has one. */
function placeOf(
  { columns }: TableView,
  { row, column }: { readonly row: number | null; readonly column: string | null },
): FilePlace {
  const found = columns.find(({ name }) => column !== null && columnName(name) === columnName(column));
  return row === null || found === undefined ? {} : { cell: cellName(row, found.index + 1) };
}

/** Of two ways to take a text apart the one whose header names more columns, or whose rows are more alike. */
function likelier(a: SeparatedTable, b: SeparatedTable): SeparatedTable {
  const soundA = soundnessOf(a);
  const soundB = soundnessOf(b);
  if (soundA.named !== soundB.named) return soundB.named > soundA.named ? b : a;
  return soundB.alike > soundA.alike ? b : a;
}

interface Soundness {
  /** Cells of the header, where one is found. */
  readonly named: number;
  /** The share of rows that have the usual number of cells, where these are several. */
  readonly alike: number;
}

function soundnessOf({ rows }: SeparatedTable): Soundness {
  const header = findHeader(sheetOf(rows));
  const named = header?.kind === "header" ? header.row.cells.filter(({ text }) => text !== "").length : 0;
  const widths = Map.groupBy(rows, ({ cells }) => cells.length);
  const usual = Math.max(0, ...[...widths].map(([width, alike]) => (width > 1 ? alike.length : 0)));
  return { named, alike: usual / rows.length };
}
