import { noCell, type SheetCell } from "./Sheet.ts";

/** A block of merged cells; rows and columns from 0, both ends counted. */
export interface Merge {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

/** Cells of a sheet by row and column, from 0; what is empty may be left out. */
export type Grid = Map<number, SheetCell[]>;

export function put(grid: Grid, row: number, column: number, cell: SheetCell): void {
  const cells = grid.get(row) ?? [];
  while (cells.length < column) cells.push(noCell);
  cells[column] = cell;
  grid.set(row, cells);
}

/** Gives what a merged block says to each of its cells that is empty; false where that would be more than `most` cells. */
export function giveOutMerged(grid: Grid, merges: readonly Merge[], most: number): boolean {
  let given = 0;
  for (const { s, e } of merges) {
    const origin = grid.get(s.r)?.[s.c];
    if (origin === undefined || origin.text === "") continue;
    given += (e.r - s.r + 1) * (e.c - s.c + 1);
    // Also what is no number at all.
    if (!(given <= most)) return false;
    for (let row = s.r; row <= e.r; row += 1) {
      for (let column = s.c; column <= e.c; column += 1) {
        const isFree = (grid.get(row)?.[column] ?? noCell).text === "";
        if (isFree) put(grid, row, column, { ...origin, spread: column > s.c ? "right" : "down" });
      }
    }
  }
  return true;
}
