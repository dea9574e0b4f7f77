import { cellName } from "../../../shared/contestFile/cellNames.ts";
import type { ColumnRole } from "../../../shared/contestFile/columnRoles.ts";
import type { FilePlace } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import { noCell, type Sheet, type SheetCell, type SheetRow } from "../sheets/Sheet.ts";

/** One column of a table, and what it was read as. */
export interface TableColumn {
  /** From 0. */
  readonly index: number;
  readonly role: ColumnRole;
  /** As the table calls it; empty where it has no header. */
  readonly name: string;
}

/** How a sheet was understood, card by card, one a row. */
export interface TableShape {
  readonly sheet: Sheet;
  /** Null: the table has no header. */
  readonly headerRow: number | null;
  /** From left to right. */
  readonly columns: readonly TableColumn[];
  /** Where a part of a row's card stands, when a row of the sheet is not one card. */
  readonly placeOf?: (row: number, role: ColumnRole) => FilePlace;
}

export function findColumn({ columns }: TableShape, role: ColumnRole): TableColumn | undefined {
  return columns.find((column) => column.role === role);
}

/** The cell of that row under the column of that role; what a merged cell to the left says is not said again. */
export function cellUnder(shape: TableShape, { cells }: SheetRow, role: ColumnRole): SheetCell {
  const column = findColumn(shape, role);
  const cell = (column && cells[column.index]) ?? noCell;
  return cell.spread === "right" ? noCell : cell;
}

/** What a row says itself, without what merged cells above say for it. */
export function ownText(shape: TableShape, row: SheetRow, role: ColumnRole): string {
  const cell = cellUnder(shape, row, role);
  return cell.spread === undefined ? cell.text : "";
}

/** Where a part of a row's card stands; where the table has no such column, where its statement does. */
export function placeUnder(shape: TableShape, row: number, role: ColumnRole): FilePlace {
  if (shape.placeOf) return shape.placeOf(row, role);
  const column =
    findColumn(shape, role) ??
    (role === "choices" ? findColumn(shape, "option") : undefined) ??
    findColumn(shape, "statement");
  return placeOfCell(shape.sheet, row, column?.index ?? 0, column?.name);
}

/** A cell by its row, from 1, and its column, from 0. */
export function placeOfCell({ name }: Sheet, row: number, index: number, column = ""): FilePlace {
  return {
    row,
    ...(column !== "" && { column: quote(column) }),
    cell: cellName(row, index + 1),
    ...(name !== null && { sheet: name }),
  };
}
