import type { FileProblem } from "../../../shared/contestFile/problems.ts";
import type { TablePreview } from "../../../shared/contestFile/tablePreview.ts";

/** What the reader says of a table, at its cell. */
export interface CellNote {
  /** The same as long as the cell and what is said of it are. */
  readonly key: string;
  /** A problem keeps the board from being made; a doubt does not. */
  readonly tone: "problem" | "doubt";
  /** Both from 1; null: it is about the whole, or about what is not shown. */
  readonly at: { readonly row: number; readonly column: number } | null;
  readonly problem: FileProblem;
}

/** Everything that is said of a table: problems, then doubts, each from the top to the bottom. */
export function cellNotes({ problems, warnings, table }: TablePreview): readonly CellNote[] {
  const note = (tone: CellNote["tone"]) => (said: unknown) => {
    const problem = said as FileProblem;
    const cell = problem.cell === undefined ? null : cellAt(problem.cell);
    const isHere = table !== null && (problem.sheet ?? table.sheet) === table.sheet;
    // Of some only the row is known.
    const at = cell ?? (problem.row === null ? null : { row: problem.row, column: 1 });
    const isShown = isHere && at !== null && table.rows.some(({ row }) => row === at.row);
    const place = problem.cell ?? problem.path ?? `${problem.row ?? ""}`;
    return {
      key: `${problem.sheet ?? ""} ${place} ${problem.code} ${JSON.stringify(problem.params)}`,
      tone,
      at: isShown && at.column <= table.columns.length ? at : null,
      problem,
    };
  };
  const all = [...problems.map(note("problem")), ...warnings.map(note("doubt"))];
  return [...new Map(all.map((one) => [one.key, one])).values()];
}

/** The row and column of `B7`, both from 1; null: it is no cell. */
export function cellAt(name: string): { readonly row: number; readonly column: number } | null {
  const [, letters, row] = /^([A-Z]{1,3})(\d+)$/u.exec(name) ?? [];
  if (letters === undefined || row === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(row), column };
}
