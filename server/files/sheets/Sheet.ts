/** A cell as its author sees it. */
export interface SheetCell {
  /** Without blanks at its ends, lines divided by `\n`; empty for an empty cell. */
  readonly text: string;
  /** The text is that of a cell above or to the left, with which this one is merged. */
  readonly spread?: "down" | "right";
  /** A spreadsheet holds a date here, whatever was typed. */
  readonly isDate?: true;
  /** The number that the cell holds, where its text shows another one. */
  readonly exact?: string;
}

export interface SheetRow {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  /** From column A on; cells that are left out at the end are empty. */
  readonly cells: readonly SheetCell[];
}

/** A table before anybody knows what its columns mean. Rows without text are left out. */
export interface Sheet {
  /** Null where a file is one table without a name. */
  readonly name: string | null;
  readonly rows: readonly SheetRow[];
}

export const noCell: SheetCell = { text: "" };

/** The text of the cell in that column, from 0. What a merged cell to the left says is not said again. */
export function textAt({ cells }: SheetRow, index: number): string {
  const cell = cells[index] ?? noCell;
  return cell.spread === "right" ? "" : cell.text;
}

/** Whether it holds no text of its own. */
export function isEmptyRow(row: SheetRow): boolean {
  return row.cells.every(({ text, spread }) => text === "" || spread !== undefined);
}
