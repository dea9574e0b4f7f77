import { readCell } from "../../../shared/contest/cells.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { BoardModel, CardTally } from "../../store/boardModel.ts";

/** The board of the big screen: how many teams work on each card, have solved it, have failed it. */
export function tallyBoard(view: PublicView, locale: string): BoardModel {
  const tallies = talliesOf(view);
  return {
    rows: view.board.rows,
    columns: view.board.columns,
    locale,
    focusedCardId: null,
    cards: view.board.cards.map(({ id, row, column, category, pricePoints }, index) => ({
      id,
      row,
      column,
      category,
      pricePoints,
      state: { status: "none" },
      offer: "none",
      label: "",
      tally: tallies[index] ?? nobody,
    })),
  };
}

const nobody: CardTally = { active: 0, solved: 0, failed: 0 };

function talliesOf(view: PublicView): readonly CardTally[] {
  const tallies = view.board.cards.map(() => ({ ...nobody }));
  for (const team of Object.values(view.teams)) {
    team.cells.forEach((cell, index) => {
      const tally = tallies[index];
      const { status } = readCell(cell);
      if (tally && (status === "active" || status === "solved" || status === "failed")) tally[status]++;
    });
  }
  return tallies;
}
