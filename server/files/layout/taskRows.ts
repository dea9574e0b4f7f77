import type { ColumnRole } from "../../../shared/contestFile/columnRoles.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import { noCell, type SheetRow, textAt } from "../sheets/Sheet.ts";
import { repeatsHeader } from "./header.ts";
import { readPrice } from "./pricePoints.ts";
import { cellUnder, findColumn, ownText, placeOfCell, type TableShape } from "./TableShape.ts";

/** A row that holds a task, and the category that it stands under; null: the table has none. */
export interface TaskRow {
  readonly row: SheetRow;
  readonly category: string | null;
}

export interface TaskRows {
  readonly rows: readonly TaskRow[];
  readonly doubts: readonly FileProblem[];
}

/**
 * The rows of a table that hold tasks. A category counts until the next one, whether its cells are merged or empty, or it has a row of its own;
 * headers that are repeated, rows that only comment, and sums are left out.
 */
export function findTaskRows(
  shape: TableShape,
  header: SheetRow | null,
  below: readonly SheetRow[],
): TaskRows {
  const doubts: FileProblem[] = [];
  const rows: TaskRow[] = [];
  const hasTitles = hasTitleRows(shape, below);
  let category: string | null = null;
  for (const row of below) {
    const title = hasTitles ? titleOf(shape, row) : null;
    if (header !== null && repeatsHeader(header, row)) continue;
    if (isSum(row)) {
      const index = row.cells.findIndex(({ text }) => text !== "");
      const at = placeOfCell(shape.sheet, row.row, index);
      doubts.push(fileProblem("row_ignored", { cell: quote(textAt(row, index)) }, at));
    } else if (title !== null) {
      category = title;
    } else {
      const parts = partsIn(shape, row);
      if (parts.length > 0) category = cellUnder(shape, row, "category").text || category;
      if (parts.some((part) => part !== "category")) rows.push({ row, category });
    }
  }
  return { rows, doubts };
}

/** The parts of a task that stand in it: numbers and comments alone make none. */
function partsIn(shape: TableShape, row: SheetRow): readonly ColumnRole[] {
  return shape.columns
    .filter(({ index }) => textAt(row, index) !== "" && row.cells[index]?.spread === undefined)
    .map(({ role }) => role)
    .filter((role) => role !== "ignored" && role !== "row" && role !== "column");
}

const SUM = /^(?:total|sum|in all|altogether|итого|всего|сумма|итог)(?:\P{L}|$)/iu;

/** Sure only where nothing but a number stands beside the word. */
function isSum(row: SheetRow): boolean {
  const texts = row.cells.map((_, index) => textAt(row, index)).filter((text) => text !== "");
  const [first = "", ...others] = texts;
  return (
    SUM.test(first) && others.length <= 1 && others.every((text) => readPrice(text) !== null || text === "0")
  );
}

/**
 * Whether rows with one text alone are titles of what follows, and not tasks that lack the rest: the first row is one, or cells merged across say so,
 * and the table has no column of categories.
 */
function hasTitleRows(shape: TableShape, below: readonly SheetRow[]): boolean {
  if (findColumn(shape, "category")) return false;
  const isTitle = below.map((row) => titleOf(shape, row) !== null);
  // Each has tasks below it.
  const areFollowed = isTitle.every((title, index) => !title || isTitle[index + 1] === false);
  const areMerged = below.every((row, index) => !isTitle[index] || isMergedAcross(row));
  const count = isTitle.filter((title) => title).length;
  return areFollowed && count > 0 && (areMerged || (count > 1 && isTitle[0] === true));
}

/** The only text of a row. */
function titleOf(shape: TableShape, row: SheetRow): string | null {
  const texts = row.cells.map((_, index) => textAt(row, index)).filter((text) => text !== "");
  const [only] = texts;
  if (only === undefined || texts.length > 1 || readPrice(only) !== null) return null;
  const isAnswer = ownText(shape, row, "answer") !== "";
  return isAnswer ? null : only;
}

function isMergedAcross(row: SheetRow): boolean {
  const index = row.cells.findIndex(({ text }) => text !== "");
  return (row.cells[index + 1] ?? noCell).spread === "right";
}
