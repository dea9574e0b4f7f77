import { noCell, type Sheet, type SheetCell, type SheetRow } from "../sheets/Sheet.ts";
import type { BoardCell } from "./boardShape.ts";
import { placeOfCell, type TableShape } from "./TableShape.ts";

const roles = ["row", "column", "category", "price", "statement", "answer"] as const;

/** A sheet that looks like the board, as a table with a card a row; problems are still told of the sheet's own cells. */
export function boardRows(
  sheet: Sheet,
  cells: readonly BoardCell[],
): { readonly shape: TableShape; readonly rows: readonly SheetRow[] } {
  const rows = cells.map((cell, index): SheetRow => ({ row: index + 1, cells: cellsFor(sheet, cell) }));
  const shape: TableShape = {
    sheet: { name: sheet.name, rows },
    headerRow: null,
    columns: roles.map((role, index) => ({ index, role, name: "" })),
    placeOf(row, role) {
      const cell = cells[row - 1];
      if (cell === undefined) return {};
      return role === "answer"
        ? placeOfCell(sheet, cell.answerRow, cell.answerIndex)
        : placeOfCell(sheet, cell.row, cell.index);
    },
  };
  return { shape, rows };
}

function cellsFor(sheet: Sheet, cell: BoardCell): readonly SheetCell[] {
  const own = sheet.rows.find(({ row }) => row === cell.answerRow)?.cells[cell.answerIndex] ?? noCell;
  return [
    { text: `${cell.boardRow}` },
    { text: `${cell.boardColumn}` },
    { text: cell.category },
    { text: `${cell.pricePoints}` },
    { text: cell.question },
    // What is known of a cell is known of an answer that fills it.
    own.text === cell.answer ? own : { text: cell.answer },
  ];
}
