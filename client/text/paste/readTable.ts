import { type Block, type Line, paragraph } from "./blocks.ts";
import { pasteLimits } from "./bounds.ts";
import { isEmptyLine } from "./lineOf.ts";

interface TableReading {
  cell(cell: Element): Line;
  isHidden(element: Element): boolean;
  tooMuch(): never;
}

const MAX_COLUMNS = 60;

/**
 * A table with its merged cells filled, and without empty rows and columns at its end; a title across it stands above it. Null
 * for one that only lays out a page: with other tables in it, or one cell. PST2
 */
export function readTable(table: Element, reading: TableReading): readonly Block[] | null {
  if (table.getElementsByTagName("table").length > 0) return null;
  const grid: Line[][] = [];
  const rows = [...table.getElementsByTagName("tr")].filter((row) => !reading.isHidden(row));
  let filled = 0;
  const put = (row: number, column: number, line: Line) => {
    filled += 1;
    if (filled > pasteLimits.cells) reading.tooMuch();
    grid[row] ??= [];
    const cells = grid[row];
    while (cells.length < column) cells.push([]);
    cells[column] = line;
  };
  const taken = new Set<number>();
  const place = (row: number, column: number) => row * MAX_COLUMNS + column;
  const titles: Line[] = [];
  rows.forEach((row, rowIndex) => {
    let column = 0;
    const cells = [...row.children].filter(({ localName }) => /^t[dh]$/u.test(localName));
    for (const cell of cells) {
      if (reading.isHidden(cell)) continue;
      while (taken.has(place(rowIndex, column))) column += 1;
      const across = spanOf(cell, "colspan", MAX_COLUMNS - column);
      const down = spanOf(cell, "rowspan", rows.length - rowIndex);
      if (column >= MAX_COLUMNS) reading.tooMuch();
      const line = reading.cell(cell);
      // Columns that only an empty cell reaches are none.
      const width = isEmptyLine(line) ? 1 : across;
      for (let y = 0; y < down; y += 1) {
        for (let x = 0; x < across; x += 1) {
          taken.add(place(rowIndex + y, column + x));
          if (x < width) put(rowIndex + y, column + x, line);
        }
      }
      if (cells.length === 1 && across > 1 && down === 1 && rowIndex === titles.length && !isEmptyLine(line))
        titles.push(line);
      column += across;
    }
    grid[rowIndex] ??= [];
  });
  const body = trimmed(grid.slice(titles.length));
  const caption = [...table.children].find(({ localName }) => localName === "caption");
  const named = caption ? [reading.cell(caption)].filter((line) => !isEmptyLine(line)) : [];
  const above = [...named, ...titles].map((line) => paragraph(line));
  const columns = Math.max(0, ...body.map((row) => row.length));
  if (body.length === 0) return above;
  if (columns === 1 && body.length === 1)
    return [...above, ...(body[0] ?? []).map((line) => paragraph(line))];
  const whole = body.map((row) => [...row, ...Array.from({ length: columns - row.length }, (): Line => [])]);
  return [...above, { kind: "table", rows: whole }];
}

function spanOf(cell: Element, name: string, most: number): number {
  const span = Number(/^\d{1,4}$/u.exec(cell.getAttribute(name) ?? "")?.[0] ?? 1);
  return Math.max(1, Math.min(span, most));
}

/** Without what is empty at the end of rows and at the end of the table. */
function trimmed(grid: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const rows = grid.map((row) => {
    let end = row.length;
    while (end > 0 && isEmptyLine(row[end - 1] ?? [])) end -= 1;
    return row.slice(0, end);
  });
  let first = 0;
  while (first < rows.length && rows[first]?.length === 0) first += 1;
  let end = rows.length;
  while (end > first && rows[end - 1]?.length === 0) end -= 1;
  return rows.slice(first, end);
}
