import { columnLetters } from "../../../shared/contestFile/cellNames.ts";
import type { ColumnRole } from "../../../shared/contestFile/columnRoles.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import { noCell, type Sheet, type SheetRow, textAt } from "../sheets/Sheet.ts";
import { roleOfHeader } from "./columnRoles.ts";
import { placeOfCell, type TableColumn, type TableShape } from "./TableShape.ts";

/** Above a header stand a title and explanations, not more. */
const MAX_ROWS_ABOVE = 40;

export type FoundHeader =
  | { readonly kind: "header"; readonly row: SheetRow }
  /** Names columns of a contest, but not all that it needs. */
  | { readonly kind: "lacking"; readonly row: SheetRow; readonly missing: readonly ColumnRole[] };

/** The row that names the columns: the first that has a question and an answer among them; null where none names any two. */
export function findHeader({ rows }: Sheet): FoundHeader | null {
  const looked = rows.slice(0, MAX_ROWS_ABOVE);
  const full = looked.find((row) => missingRoles(row).length === 0);
  if (full) return { kind: "header", row: full };
  const partial = looked.find((row) => {
    const roles = new Set(rolesIn(row).filter((role) => role !== null));
    return roles.size >= 2 && (roles.has("statement") || roles.has("answer"));
  });
  return partial ? { kind: "lacking", row: partial, missing: missingRoles(partial) } : null;
}

function rolesIn(row: SheetRow): readonly (ColumnRole | null)[] {
  return row.cells.map((_, index) => {
    const text = textAt(row, index);
    return text === "" ? null : roleOfHeader(text);
  });
}

function missingRoles(row: SheetRow): readonly ColumnRole[] {
  const roles = rolesIn(row);
  return (["statement", "answer"] as const).filter((role) => !roles.includes(role));
}

/** Whether a row says the header again, as above each part of a printed table. */
export function repeatsHeader(header: SheetRow, row: SheetRow): boolean {
  return header.cells.every((_, index) => textAt(header, index) === textAt(row, index));
}

export interface HeaderReading {
  readonly shape: TableShape;
  readonly problems: readonly FileProblem[];
  readonly doubts: readonly FileProblem[];
}

/** What each column under a header is; `below`: the rows that it names. */
export function readHeader(sheet: Sheet, header: SheetRow, below: readonly SheetRow[]): HeaderReading {
  const width = Math.max(header.cells.length, ...below.map(({ cells }) => cells.length));
  const isFilled = (index: number) => below.some((row) => textAt(row, index) !== "");
  const columns: TableColumn[] = [];
  const problems: FileProblem[] = [];
  const doubts: FileProblem[] = [];
  for (let index = 0; index < width; index += 1) {
    const name = textAt(header, index);
    const at = placeOfCell(sheet, header.row, index, name);
    const role = name === "" && !isFilled(index) ? null : roleOfColumn(name, header, index, columns.at(-1));
    if (role === null || role === "ignored") {
      if (isFilled(index) && !isOrdinal(below, index))
        doubts.push(fileProblem("column_ignored", { cell: quote(name || columnLetters(index + 1)) }, at));
      columns.push({ index, role: "ignored", name });
    } else {
      const alike = role === "option" ? undefined : columns.find((other) => other.role === role);
      if (alike)
        problems.push(fileProblem("columns_alike", { cell: quote(name), first: quote(alike.name) }, at));
      columns.push({ index, role, name });
    }
  }
  return { shape: { sheet, headerRow: header.row, columns: withOptions(columns) }, problems, doubts };
}

/** Columns without a name to the right of the choices have a choice each: their header is one merged cell. */
function roleOfColumn(
  name: string,
  header: SheetRow,
  index: number,
  before: TableColumn | undefined,
): ColumnRole | null {
  if (name !== "") return roleOfHeader(name);
  const isMerged = (header.cells[index] ?? noCell).spread === "right";
  const goesOn = before?.role === "choices" || (before?.role === "option" && before.name === "");
  return goesOn || (isMerged && before?.role === "option") ? "option" : null;
}

/** The choices' own column is one of several then. */
function withOptions(columns: readonly TableColumn[]): readonly TableColumn[] {
  const unnamed = columns.filter(({ role, name }) => role === "option" && name === "");
  return columns.map((column) =>
    column.role === "choices" && unnamed.some(({ index }) => index === column.index + 1)
      ? { ...column, role: "option" }
      : column,
  );
}

/** 1, 2, 3, … beside the tasks. */
function isOrdinal(rows: readonly SheetRow[], index: number): boolean {
  const numbers = rows.map((row) => textAt(row, index).replace(/[.)]$/u, "")).filter((text) => text !== "");
  return numbers.every((text, order) => text === `${Number(numbers[0]) + order}`);
}
