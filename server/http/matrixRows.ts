import type { ResultsMatrix } from "../../shared/api.ts";
import type { ResultWords } from "../../shared/results/resultWords.ts";

/** Team × card as the rows of a table, its header first: what a solved card paid, as a number; in these words what became of any other. FIL24 */
export function matrixRows(
  matrix: ResultsMatrix,
  { columns, statuses }: Pick<ResultWords, "columns" | "statuses">,
): readonly (readonly (string | number)[])[] {
  const header = [
    columns.place,
    columns.team,
    columns.balance,
    ...matrix.cards.map((card) => `${card.id}. ${card.category} ${card.pricePoints}`),
  ];
  const rows = matrix.rows.map((row) => [
    row.place,
    row.name,
    row.balancePoints,
    ...row.cells.map((cell) => {
      if (!cell) return "";
      return cell.status === "solved" ? cell.rewardPoints : statuses[cell.status];
    }),
  ]);
  return [header, ...rows];
}
