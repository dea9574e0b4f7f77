import { cardOf } from "../../shared/contest/buying.ts";
import { attemptsUsed, earnedPoints } from "../../shared/contest/earning.ts";
import { presentTeams } from "../../shared/contest/entering.ts";
import { shownName } from "../../shared/contest/seating.ts";
import type { ContestState, Team } from "../../shared/contest/state.ts";
import { trueStandings } from "../../shared/contest/trueStandings.ts";
import type { ContestResults, PurchaseRow } from "../journal/results.ts";

/** The rows of a finished contest's results; null while it is not finished. `seq` is the journal's last. RUN11 */
export function resultsOf(state: ContestState, seq: number): ContestResults | null {
  const { finishedAt } = state.clock;
  if (state.phase !== "finished" || finishedAt === null) return null;
  const teams = presentTeams(state);
  return {
    contestId: state.contestId,
    seq,
    finishedAt,
    standings: trueStandings(state).map(({ place, team }) => ({
      teamId: team.id,
      teamName: shownName(state, team),
      place,
      balancePoints: team.balancePoints,
      solvedCount: team.purchases.filter((purchase) => purchase.status === "solved").length,
    })),
    purchases: teams.flatMap((team) => purchaseRows(state, team)),
  };
}

function purchaseRows(state: ContestState, team: Team): readonly PurchaseRow[] {
  return team.purchases.map((purchase) => {
    const { row, column, category } = cardOf(state, purchase.cardId);
    return {
      purchaseId: purchase.id,
      teamId: team.id,
      cardId: purchase.cardId,
      category,
      row,
      column,
      pricePoints: purchase.pricePoints,
      paidPoints: purchase.paidPoints,
      status: purchase.status,
      attempts: attemptsUsed(purchase),
      rewardPoints: earnedPoints(purchase),
      boughtAt: purchase.boughtAt,
      closedAt: purchase.closedAt,
    };
  });
}
