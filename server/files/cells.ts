import type { FileProblem } from "../../shared/contestFile/problems.ts";

/** The cells of a row that say how its answer is judged. A cell left empty has no entry. */
export interface TaskCells {
  readonly answer: string;
  readonly choices?: string;
  readonly tolerance?: string;
  /** Differences that count in a text, e.g. `case yo`. */
  readonly exact?: string;
}

/** Notes a problem of the row being read; the row itself is added by whoever reads it. */
export type Report = (problem: FileProblem) => void;

export function linesOf(cell: string): readonly string[] {
  return cell
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
