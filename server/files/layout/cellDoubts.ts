import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import type { ColumnRole } from "../../../shared/contestFile/columnRoles.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import type { SheetRow } from "../sheets/Sheet.ts";
import { hasOptionsInside, isNumberWithUnit, listsNumbers } from "./kinds.ts";
import { cellUnder, findColumn, placeUnder, type TableShape } from "./TableShape.ts";

/** What a row's cells may mean otherwise than they were read, where pupils would be judged by it. FIL10 */
export function cellDoubts(
  shape: TableShape,
  row: SheetRow,
  kind: CheckerKind,
  statement: string,
): readonly FileProblem[] {
  const at = (role: ColumnRole) => placeUnder(shape, row.row, role);
  const answer = cellUnder(shape, row, "answer");
  const cell = quote(answer.text);
  const doubts: FileProblem[] = [];
  for (const role of ["answer", "tolerance", "price"] as const) {
    const { text, exact } = cellUnder(shape, row, role);
    if (exact !== undefined)
      doubts.push(fileProblem("cell_rounded", { cell: quote(text), exact: quote(exact) }, at(role)));
  }
  if (kind !== "text") return doubts;
  // What looks like a date as it stands is told of any key.
  if (answer.isDate && /^[\d./-]+$/u.test(answer.text))
    doubts.push(fileProblem("changed_by_spreadsheet", { cell }, at("answer")));
  if (findColumn(shape, "kind") && cellUnder(shape, row, "kind").text !== "") return doubts;
  if (isNumberWithUnit(answer.text)) doubts.push(fileProblem("number_with_unit", { cell }, at("answer")));
  if (listsNumbers(answer.text)) doubts.push(fileProblem("key_lists_answers", { cell }, at("answer")));
  if (/^\(?\p{L}[).]?$/u.test(answer.text) && hasOptionsInside(statement))
    doubts.push(fileProblem("options_in_statement", { cell }, at("answer")));
  return doubts;
}
