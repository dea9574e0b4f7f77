import type { CellChange } from "../../shared/contestFile/mended.ts";
import { isEmptyRow, noCell, type Sheet, type SheetCell } from "./sheets/Sheet.ts";

/**
 * A sheet with the cells that a person changed. What is written there counts as typed: nothing is known any more of a date or of further digits.
 * Merged cells are one cell: what they repeat changes with it. FIL16
 */
export function mendSheet(sheet: Sheet, changes: readonly CellChange[]): Sheet {
  if (changes.length === 0) return sheet;
  const grid = new Map(sheet.rows.map(({ row, cells }) => [row, [...cells]]));
  const rowNumbers = sheet.rows.map(({ row }) => row);
  for (const { row, column, value } of changes) {
    const text = value.replace(/\r\n?/gu, "\n").trim();
    const cells = grid.get(row) ?? [];
    const before = cells[column - 1] ?? noCell;
    if (before.spread === undefined && before.text !== "")
      for (const below of rowNumbers) {
        if (below < row) continue;
        if (!follow(grid.get(below) ?? [], column - 1, below === row, before.text, text)) break;
      }
    while (cells.length < column) cells.push(noCell);
    cells[column - 1] = { text };
    grid.set(row, cells);
  }
  const rows = [...grid]
    .map(([row, cells]) => ({ row, cells }))
    .filter((row) => !isEmptyRow(row))
    .toSorted((a, b) => a.row - b.row);
  return { ...sheet, rows };
}

/** Changes what a row repeats of a merged cell; false: it is not one of its rows. */
function follow(cells: SheetCell[], index: number, isFirst: boolean, from: string, to: string): boolean {
  const own = cells[index];
  const isBelow = own?.spread === "down" && own.text === from;
  if (!isFirst && !isBelow) return false;
  if (isBelow) cells[index] = { ...own, text: to };
  for (let right = index + 1; right < cells.length; right += 1) {
    const cell = cells[right];
    if (cell?.spread !== "right" || cell.text !== from) break;
    cells[right] = { ...cell, text: to };
  }
  return true;
}
