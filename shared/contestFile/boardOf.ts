import type { Board } from "../contest/board.ts";
import type { ContestDocument } from "./ContestDocument.ts";
import { withPictures } from "./pictures.ts";

/** The board that a contest begins with: every task is its card's first. */
export function boardOf(document: Pick<ContestDocument, "board" | "media">): Board {
  const { rows, columns, cards } = document.board;
  return {
    rows,
    columns,
    cards: cards.map(({ task: { statement, checker, solution }, ...card }) => ({
      ...card,
      task: {
        version: 1,
        statement: withPictures(statement, document),
        checker,
        ...(solution !== undefined && { solution: withPictures(solution, document) }),
      },
      earlierTasks: [],
    })),
  };
}
