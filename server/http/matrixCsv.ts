import type { MatrixCell, ResultsMatrix } from "../../shared/api.ts";
import { safeCsv } from "./safeCsv.ts";

/** Team × card as CSV for a spreadsheet. BUD4 */
export function matrixCsv(matrix: ResultsMatrix): string {
  const header = [
    "place",
    "team",
    "balance",
    ...matrix.cards.map((card) => `${card.id}. ${card.category} ${card.pricePoints}`),
  ];
  const rows = matrix.rows.map((row) => [row.place, row.name, row.balancePoints, ...row.cells.map(cellText)]);
  return safeCsv([header, ...rows]);
}

/** What a solved card paid, as a number; what became of any other. */
function cellText(cell: MatrixCell | null): string | number {
  if (!cell) return "";
  return cell.status === "solved" ? cell.rewardPoints : cell.status;
}
