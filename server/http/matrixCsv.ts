import { stringify } from "csv-stringify/sync";
import type { MatrixCell, ResultsMatrix } from "../../shared/api.ts";

/**
 * Team × card as CSV for a spreadsheet: Excel needs the byte order mark to read UTF-8. What a spreadsheet would run as a
 * formula gets an apostrophe in front; numbers stay numbers.
 */
export function matrixCsv(matrix: ResultsMatrix): string {
  const header = [
    "place",
    "team",
    "balance",
    ...matrix.cards.map((card) => `${card.id}. ${card.category} ${card.pricePoints}`),
  ];
  const rows = matrix.rows.map((row) => [row.place, row.name, row.balancePoints, ...row.cells.map(cellText)]);
  const cells = [header, ...rows].map((row) =>
    row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell)),
  );
  return stringify(cells, { bom: true, record_delimiter: "windows" });
}

/** What a solved card paid, as a number; what became of any other. */
function cellText(cell: MatrixCell | null): string | number {
  if (!cell) return "";
  return cell.status === "solved" ? cell.rewardPoints : cell.status;
}

/**
 * The file is separated by commas, and a program that separates by semicolons or tabs begins a cell in the middle of a
 * text, quoted or not. Also after spaces and quotes, and in full-width forms, which some spreadsheets fold. BUD4
 */
function harmless(text: string): string {
  return text.replace(/(?<=^|[,;\t\r\n\u2028\u2029])(?=[\s\p{Cf}"]*[=+\-@|%＝＋－＠])|^(?=[\t\r\n])/gu, "'");
}
