import type { PublicView } from "../../../shared/contest/view.ts";
import type { BoardModel } from "../../store/boardModel.ts";
import { type FirstSolvers, fleetsOf, noFirsts } from "../../store/cardFleets.ts";

/** The board of the big screen: which and how many teams work on each card, have solved it, have failed it. */
export function tallyBoard(view: PublicView, locale: string, firsts: FirstSolvers = noFirsts): BoardModel {
  const fleets = fleetsOf(view, firsts);
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
      tally: fleets[index]?.tally ?? nobody,
      fleet: fleets[index]?.fleet ?? null,
    })),
  };
}

const nobody = { active: 0, solved: 0, failed: 0 };
