import { editingOf } from "../contest/editing.ts";
import type { ContestState } from "../contest/state.ts";
import { type ContestDocument, documentFormat } from "./ContestDocument.ts";

/** The content of a contest as it is now, with its keys: for its owner only. Its pictures are only named. FIL6 FIL23 */
export function documentOf(state: ContestState): ContestDocument {
  const { title, language, theme, clock, rules, board } = state;
  return {
    format: documentFormat,
    version: 2,
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
    drafts: editingOf(state).drafts.map(({ revision: _, ...draft }) => draft),
    media: {},
  };
}
