import type { ContestState } from "../contest/state.ts";
import { type ContestDocument, documentFormat } from "./ContestDocument.ts";

/** The content of a contest as it is now, with its keys: for its owner only. Pictures stay in the statements. FIL6 */
export function documentOf({ title, language, theme, clock, rules, board }: ContestState): ContestDocument {
  return {
    format: documentFormat,
    version: 1,
    title,
    language,
    ...(theme && { theme }),
    durationMs: clock.durationMs,
    rules,
    board: {
      rows: board.rows,
      columns: board.columns,
      cards: board.cards.map(({ id, row, column, category, pricePoints, task }) => {
        const { statement, checker, solution } = task;
        const content = { statement, checker, ...(solution !== undefined && { solution }) };
        return { id, row, column, category, pricePoints, task: content };
      }),
    },
    media: {},
  };
}
