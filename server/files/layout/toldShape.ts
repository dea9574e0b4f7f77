import { columnLetters } from "../../../shared/contestFile/cellNames.ts";
import type { ColumnRole } from "../../../shared/contestFile/columnRoles.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import { type Sheet, type SheetRow, textAt } from "../sheets/Sheet.ts";
import { placeOfCell, type TableColumn, type TableShape } from "./TableShape.ts";

/** A table whose columns are what a person says of them. FIL16 */
export function toldShape(sheet: Sheet, header: SheetRow | null, roles: readonly ColumnRole[]): TableShape {
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length));
  const columns = Array.from(
    { length: width },
    (_, index): TableColumn => ({
      index,
      role: roles[index] ?? "ignored",
      name: header === null ? "" : textAt(header, index),
    }),
  );
  return { sheet, headerRow: header?.row ?? null, columns };
}

/** Without these there is no task, and two columns cannot be the same part of one. */
export function lackingColumns({ sheet, headerRow, columns }: TableShape): readonly FileProblem[] {
  const row = headerRow ?? sheet.rows[0]?.row ?? 1;
  const twice = columns.flatMap(({ index, role, name }) => {
    const first = columns.find((other) => other.role === role);
    if (first === undefined || first.index === index || role === "ignored" || role === "option") return [];
    const names = { cell: quote(name || letters(index)), first: quote(first.name || letters(first.index)) };
    return [fileProblem("columns_alike", names, placeOfCell(sheet, row, index, name))];
  });
  const missing = (["statement", "answer"] as const)
    .filter((role) => columns.every((column) => column.role !== role))
    .map((role) => fileProblem("missing_column", {}, { row, column: role }));
  return [...twice, ...missing];
}

function letters(index: number): string {
  return columnLetters(index + 1);
}
