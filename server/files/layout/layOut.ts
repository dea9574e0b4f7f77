import type { ContestDocument } from "../../../shared/contestFile/ContestDocument.ts";
import type { PlacedCard } from "./placeCards.ts";

/** A board, and the row of the table that each of its cards came from. */
export interface LaidOut {
  readonly board: ContestDocument["board"];
  /** By card id, as a spreadsheet counts. */
  readonly rowOfCard: ReadonlyMap<number, number>;
}

/** Numbers the cards row by row; the board is as large as they need. */
export function layOut(placed: readonly PlacedCard[]): LaidOut {
  const sorted = placed.toSorted((a, b) => a.card.row - b.card.row || a.card.column - b.card.column);
  const board = {
    rows: Math.max(...placed.map(({ card }) => card.row)),
    columns: Math.max(...placed.map(({ card }) => card.column)),
    cards: sorted.map(({ card }, index) => ({ id: index + 1, ...card })),
  };
  return { board, rowOfCard: new Map(sorted.map(({ tableRow }, index) => [index + 1, tableRow])) };
}
