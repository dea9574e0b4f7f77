import type { Board } from "../contest/board.ts";
import type { ContestDocument } from "./ContestDocument.ts";

/** The board that a contest begins with: every task is its card's first. */
export function boardOf({ board }: Pick<ContestDocument, "board">): Board {
  const { rows, columns, cards } = board;
  return {
    rows,
    columns,
    cards: cards.map(({ task, ...card }) => ({ ...card, task: { version: 1, ...task }, earlierTasks: [] })),
  };
}
