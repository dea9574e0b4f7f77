import type { ResultsMatrix } from "../../shared/api.ts";
import { matrixRows } from "./matrixRows.ts";
import { safeCsv } from "./safeCsv.ts";

/** Programs read them: they are the same in every language. FIL24 */
const words = {
  columns: { place: "place", team: "team", balance: "balance" },
  statuses: {
    active: "active",
    solved: "solved",
    failed: "failed",
    expired: "expired",
    withdrawn: "withdrawn",
  },
} as const;

/** Team × card as CSV. BUD4 */
export function matrixCsv(matrix: ResultsMatrix): string {
  return safeCsv(matrixRows(matrix, words));
}
