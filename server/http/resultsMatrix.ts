import type { ResultsMatrix } from "../../shared/api.ts";
import { boatOf } from "../../shared/contest/boats.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { resultsOf } from "../contests/resultsOf.ts";

/**
 * Every team by every card. For the contest's own organizers, who see what is hidden from others, names too. Throws before
 * the end.
 */
export function resultsMatrix(state: ContestState): ResultsMatrix {
  const results = resultsOf(state, 0);
  if (!results) throw new Error("a contest that is not finished has no results");
  const { cards } = state.board;
  // The last purchase of each card by each team: an earlier one was withdrawn.
  const cells = new Map(results.purchases.map((cell) => [`${cell.teamId} ${cell.cardId}`, cell]));
  return {
    title: state.title,
    cards: cards.map(({ id, category, pricePoints }) => ({ id, category, pricePoints })),
    rows: results.standings.map(({ teamId, teamName, place, balancePoints }) => ({
      teamId,
      name: state.teams[teamId]?.name ?? teamName, // SEA5
      boat: boatOf(state.teams[teamId] ?? { id: teamId }),
      place,
      balancePoints,
      cells: cards.map((card) => {
        const cell = cells.get(`${teamId} ${card.id}`);
        if (!cell) return null;
        const { status, attempts, paidPoints, rewardPoints } = cell;
        return { status, attempts, paidPoints, rewardPoints };
      }),
    })),
  };
}
