import type { ContestStandings, ResultsMatrix } from "../../shared/api.ts";
import { cardOf } from "../../shared/contest/buying.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { resultsOf } from "../contests/resultsOf.ts";
import type { ContestResults } from "../journal/results.ts";
import type { Handlers, LookedAtContest } from "./handler.ts";
import { matrixCsv } from "./matrixCsv.ts";

type Names = "results" | "teamResults" | "matrix" | "matrixCsv";

/** What became of a finished contest, told from its state: whether the rows for reports could be written does not matter. */
export const resultHandlers: Handlers<Names> = {
  results: ({ contest }) => standings(contest, finished(contest)),

  teamResults({ contest: { state }, seat: { teamId } }) {
    const { name, purchases, ledger } = viewFor(state, { kind: "team", teamId });
    return {
      teamId,
      name,
      purchases: Object.values(purchases).map((purchase) => {
        const { category, task } = cardOf(state, purchase.cardId);
        return { ...purchase, category, statement: task.statement };
      }),
      ledger,
    };
  },

  matrix: ({ contest }) => matrix(contest),

  async matrixCsv({ contest, response }) {
    response.attachment(`${contest.row.roomCode}.csv`);
    return matrixCsv(matrix(contest));
  },
};

function finished({ state }: LookedAtContest): ContestResults {
  const results = resultsOf(state, 0);
  if (!results) throw new Error("a contest that is not finished has no results");
  return results;
}

function standings({ row, state }: LookedAtContest, results: ContestResults): ContestStandings {
  return {
    title: row.title,
    ...(state.theme && { theme: state.theme }),
    finishedAt: results.finishedAt,
    standings: results.standings.map(({ teamId, teamName, place, balancePoints, solvedCount }) => {
      return { teamId, name: teamName, place, balancePoints, solvedCount };
    }),
  };
}

function matrix(contest: LookedAtContest): ResultsMatrix {
  const results = finished(contest);
  const { title, standings: rows } = standings(contest, results);
  const { cards } = contest.state.board;
  // The last purchase of each card by each team: an earlier one was withdrawn.
  const cells = new Map(results.purchases.map((cell) => [`${cell.teamId} ${cell.cardId}`, cell]));
  return {
    title,
    cards: cards.map(({ id, category, pricePoints }) => ({ id, category, pricePoints })),
    rows: rows.map(({ teamId, name, place, balancePoints }) => ({
      teamId,
      name,
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
