import { MAX_CARDS } from "../../../shared/contest/board.ts";
import type { TableLayout } from "../../../shared/contestFile/mended.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import type { Language } from "../../../shared/languages.ts";
import { cardLimits } from "../cardLimits.ts";
import { GUARDED_ROW, unguarded } from "../guarding.ts";
import { type Sheet, type SheetRow, textAt } from "../sheets/Sheet.ts";
import { cellsOf, type ReadTable, type TableView } from "../tableReading.ts";
import { boardRows } from "./boardRows.ts";
import { type BoardSheet, readBoardSheet } from "./boardShape.ts";
import { findHeader, readHeader } from "./header.ts";
import { tellColumns } from "./headerless.ts";
import { layOut } from "./layOut.ts";
import { scriptsOf } from "./letterKeys.ts";
import { readOptions } from "./options.ts";
import { placeCards } from "./placeCards.ts";
import { readCard, type TableContext } from "./readCard.ts";
import { cellUnder, findColumn, placeOfCell, placeUnder, type TableShape } from "./TableShape.ts";
import { findTaskRows, type TaskRow } from "./taskRows.ts";
import { lackingColumns, toldShape } from "./toldShape.ts";

/** The board of a table as teachers have them, for a contest in this language. Never throws. FIL10 FIL11 FIL12 */
export function readSheet(sheet: Sheet, language: Language, layout?: TableLayout): ReadTable {
  if (layout) return readAsTold(sheet, layout, language);
  const found = findHeader(sheet);
  if (found?.kind === "header") return readBelow(sheet, found.row, language);
  const board = isCtfd(sheet.rows[0]) ? null : readBoardSheet(sheet);
  if (board !== null) return readBoard(sheet, board, language);
  const told = found === null ? tellColumns(sheet) : null;
  if (told !== null) {
    const tasks = findTaskRows(told.shape, null, sheet.rows);
    return readTasks(told.shape, tasks.rows, [told.doubt, ...tasks.doubts], language);
  }
  const view = { sheet, headerRow: found?.row.row ?? null, columns: [] };
  return refused(view, [
    explain(sheet, found?.row ?? sheet.rows[0], found?.missing ?? ["statement", "answer"]),
  ]);
}

function readBoard(sheet: Sheet, found: BoardSheet, language: Language): ReadTable {
  const view: TableView = { sheet, headerRow: null, columns: [] };
  if (!found.ok) return refused(view, found.problems);
  const { shape, rows } = boardRows(sheet, found.cells);
  const tasks = rows.map((row) => ({ row, category: cellUnder(shape, row, "category").text }));
  const read = readTasks(shape, tasks, [], language);
  if (!read.ok) return refused(view, read.problems);
  const sheetRow = (row: number) => found.cells[row - 1]?.row ?? row;
  const rowOfCard = new Map([...read.rowOfCard].map(([id, row]) => [id, sheetRow(row)]));
  return { ...read, rowOfCard, table: { ...read.table, ...view } };
}

function readBelow(sheet: Sheet, header: SheetRow, language: Language): ReadTable {
  const rows = sheet.rows.filter(({ row }) => row > header.row);
  const { shape, problems, doubts } = readHeader(sheet, header, rows);
  // Rows under a header that is not understood would only repeat what is wrong with it.
  const lacking = problems.length > 0 ? problems : lackingColumns(shape);
  if (lacking.length > 0) return refused(shape, lacking);
  const { rows: tasks, doubts: more } = findTaskRows(
    shape,
    header,
    rows.map((row) => withoutGuards(shape, row)),
  );
  return readTasks(shape, tasks, [...doubts, ...more], language);
}

/** As a person says that the table is to be taken. FIL16 */
function readAsTold(sheet: Sheet, told: TableLayout, language: Language): ReadTable {
  const header = sheet.rows.find(({ row }) => row === told.headerRow) ?? null;
  const below = sheet.rows.filter(({ row }) => row > (header?.row ?? 0));
  if (told.columns === null && header !== null) return readBelow(sheet, header, language);
  const shape = toldShape(sheet, header, told.columns ?? []);
  const problems = lackingColumns(shape);
  if (problems.length > 0) return refused(shape, problems);
  const tasks = findTaskRows(
    shape,
    header,
    below.map((row) => withoutGuards(shape, row)),
  );
  return readTasks(shape, tasks.rows, tasks.doubts, language);
}

function withoutGuards(shape: TableShape, row: SheetRow): SheetRow {
  if (!cellUnder(shape, row, "kind").text.startsWith(GUARDED_ROW)) return row;
  const kind = findColumn(shape, "kind")?.index;
  return {
    ...row,
    cells: row.cells.map((cell, index) => ({
      ...cell,
      text: index === kind ? cell.text.slice(GUARDED_ROW.length) : unguarded(cell.text),
    })),
  };
}

function readTasks(
  shape: TableShape,
  tasks: readonly TaskRow[],
  doubts: readonly FileProblem[],
  language: Language,
): ReadTable {
  const at = (row: number) => placeUnder(shape, row, "statement");
  if (tasks.length === 0) return refused(shape, [fileProblem("no_cards", {}, at(shape.headerRow ?? 1))]);
  const surplus = tasks[MAX_CARDS];
  if (surplus)
    return refused(shape, [fileProblem("too_many_cards", { max: MAX_CARDS }, at(surplus.row.row))]);
  const context: TableContext = { shape, language, scripts: scriptsOf(lettersIn(shape, tasks)) };
  const read = tasks.map((task) => readCard(context, task));
  const problems = [...lackingCategories(shape, tasks), ...read.flatMap((card) => card.problems)];
  if (problems.length > 0) return refused(shape, problems);
  const placed = placeCards(
    shape,
    read.flatMap(({ card }) => card ?? []),
    language,
  );
  if (!placed.ok) return refused(shape, placed.problems);
  const laidOut = layOut(placed.cards);
  const cellsOfCard = cellsOf(laidOut, (row, part) => placeUnder(shape, row, part));
  const all = [...doubts, ...placed.doubts, ...read.flatMap((card) => card.doubts)];
  return { ok: true, ...laidOut, table: { ...viewOf(shape), cellsOfCard, doubts: all } };
}

/** The letters by which the table names options: above them, before them, as keys. */
function lettersIn(shape: TableShape, tasks: readonly TaskRow[]): readonly string[] {
  return tasks.flatMap(({ row }) => {
    const options = readOptions(shape, row);
    if (options === null) return [];
    const keys = cellUnder(shape, row, "answer").text.split(/[\s,;/&+().]+/u);
    return [...options.labels, ...keys.filter((key) => /^\p{L}$/u.test(key))];
  });
}

/** Of a table that has categories each task has one, its own or that of a row above. */
function lackingCategories(shape: TableShape, tasks: readonly TaskRow[]): readonly FileProblem[] {
  if (findColumn(shape, "category") === undefined || tasks.every(({ category }) => category === null))
    return [];
  return tasks
    .filter(({ category }) => category === null)
    .map(({ row }) => fileProblem("empty_cell", {}, placeUnder(shape, row.row, "category")));
}

/** Why a sheet holds no board that can be read. */
function explain(sheet: Sheet, row: SheetRow | undefined, missing: readonly string[]): FileProblem {
  if (row === undefined) return fileProblem("empty_file", {});
  const names = row.cells.map((_, index) => textAt(row, index)).filter((name) => name !== "");
  const at = placeOfCell(sheet, row.row, 0);
  if (isCtfd(row)) return fileProblem("ctfd_export", {}, at);
  const isTable =
    sheet.rows.length > 2 &&
    sheet.rows.every(({ cells }) => cells.filter(({ text }) => text !== "").length > 1);
  if (missing.length > 1 && isTable) return fileProblem("columns_unclear", {}, at);
  return fileProblem("foreign_table", { found: quote(names.join(", ")), missing: missing.join(", ") }, at);
}

function isCtfd(row: SheetRow | undefined): boolean {
  const names = row?.cells.map(({ text }) => text.toLowerCase()) ?? [];
  return ["name", "description", "value"].every((name) => names.includes(name));
}

function viewOf({ sheet, headerRow, columns }: TableView): TableView {
  return { sheet, headerRow, columns };
}

function refused(view: TableView, problems: readonly FileProblem[]): ReadTable {
  const sorted = problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return { ok: false, problems: sorted.slice(0, cardLimits.problems), table: viewOf(view) };
}
