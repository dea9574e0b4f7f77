import type { ColumnRole } from "../../../shared/contestFile/columnRoles.ts";
import type { Mended, TableLayout } from "../../../shared/contestFile/mended.ts";
import type { TablePreview } from "../../../shared/contestFile/tablePreview.ts";

/** What somebody has mended in a table so far. FIL16 */
export interface Mending {
  readonly sheet?: string;
  readonly layout?: TableLayout;
  /** Texts by `row:column`. */
  readonly cells: ReadonlyMap<string, string>;
}

export const nothingMended: Mending = { cells: new Map() };

export function cellKey(row: number, column: number): string {
  return `${row}:${column}`;
}

/** As routes take it; undefined: nothing. */
export function mendedOf({ cells, ...rest }: Mending): Mended | undefined {
  const changes = [...cells].map(([key, value]) => {
    const [row = 1, column = 1] = key.split(":").map(Number);
    return { row, column, value };
  });
  if (changes.length > 0) return { ...rest, cells: changes };
  return Object.keys(rest).length > 0 ? rest : undefined;
}

export function writing(mending: Mending, shown: TablePreview, key: string, value: string): Mending {
  return { ...pinned(mending, shown), cells: new Map([...mending.cells, [key, value]]) };
}

/** One column means something else; the others go on meaning what they were taken for. */
export function meaning(mending: Mending, shown: TablePreview, column: number, role: ColumnRole): Mending {
  const { table } = shown;
  if (!table) return mending;
  const roles = mending.layout?.columns ?? table.columns.map((one) => one.role);
  return {
    ...pinned(mending, shown),
    layout: {
      headerRow: mending.layout ? mending.layout.headerRow : table.headerRow,
      columns: roles.map((one, index) => (index === column - 1 ? role : one)),
    },
  };
}

/** Another row names the columns, and they are what it says. */
export function heading(mending: Mending, shown: TablePreview, headerRow: number | null): Mending {
  return { ...pinned(mending, shown), layout: { headerRow, columns: null } };
}

/** Changes are of the sheet that is shown. */
function pinned(mending: Mending, { sheets, table }: TablePreview): Mending {
  return sheets.length > 0 && table?.sheet ? { ...mending, sheet: table.sheet } : mending;
}
