import type { ContestStandings, ResultsMatrix, TeamHistory } from "../../shared/api.ts";
import { boatOf } from "../../shared/contest/boats.ts";
import { cardOf } from "../../shared/contest/buying.ts";
import { readCell } from "../../shared/contest/cells.ts";
import { isShownByWorth, outOfSight, shownStandings } from "../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../shared/contest/standings.ts";
import type { TeamView } from "../../shared/contest/view.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { resultsOf } from "../contests/resultsOf.ts";
import type { ContestResults } from "../journal/results.ts";
import { contestProtocol, namedAwards } from "./contestProtocol.ts";
import type { Handlers, LookedAtContest } from "./handler.ts";
import { matrixCsv } from "./matrixCsv.ts";

type Names = "results" | "teamResults" | "matrix" | "matrixCsv" | "protocol";

/** What became of a finished contest, told from its state: whether the rows for reports could be written does not matter. */
export const resultHandlers: Handlers<Names> = {
  results: ({ contest }) => publicStandings(contest),

  teamResults({ contest: { state }, seat: { teamId } }) {
    const { name, purchases, ledger, extraTime, keys, tasks } = viewFor(state, { kind: "team", teamId });
    return {
      teamId,
      name,
      purchases: Object.values(purchases).map((purchase) => {
        const { category, task } = cardOf(state, purchase.cardId);
        // As the team is shown it: pictures follow the same text. MED5
        return { ...purchase, category, statement: tasks[purchase.id]?.statement ?? task.statement };
      }),
      ledger,
      extraTime: extraTime?.grants ?? [],
      keys: keys && withReaders(keys, tasks),
    };
  },

  protocol: ({ contest: { state } }) => contestProtocol(state),

  matrix: ({ contest }) => matrix(contest),

  async matrixCsv({ contest, response }) {
    response.attachment(`${contest.row.roomCode}.csv`);
    return matrixCsv(matrix(contest));
  },
};

function withReaders(
  keys: NonNullable<TeamView["keys"]>,
  tasks: TeamView["tasks"],
): NonNullable<TeamHistory["keys"]> {
  return Object.fromEntries(
    Object.entries(keys).flatMap(([id, shown]) => {
      const reader = tasks[Number(id)]?.reader;
      return reader ? [[id, { ...shown, reader }]] : [];
    }),
  );
}

function finished({ state }: LookedAtContest): ContestResults {
  const results = resultsOf(state, 0);
  if (!results) throw new Error("a contest that is not finished has no results");
  return results;
}

/** What everybody sees, which is not the results while they are hidden. FRZ7 FRZ9 FRZ11 */
function publicStandings({ state }: LookedAtContest): ContestStandings {
  const view = viewFor(state, { kind: "public" });
  const { finishedAt } = view.clock;
  if (finishedAt === null || view.finality === null) throw new Error("only a finished contest has results");
  const byWorth = isShownByWorth(view);
  return {
    title: view.title,
    ...(view.theme && { theme: view.theme }),
    finishedAt,
    ...(view.freeze && { frozenAt: view.freeze.frozenAt }),
    finality: view.finality,
    ...(view.shownPlaces !== null && {
      shownPlaces: view.shownPlaces,
      others: outOfSight(view).map(({ name }) => name),
    }),
    standings: shownStandings(view).map(({ place, team }) => ({
      teamId: team.id,
      name: team.name,
      boat: team.boat,
      place,
      balancePoints: team.balancePoints,
      ...(byWorth && { worthPoints: rankingPoints(team, view.rules) }),
      solvedCount: team.cells.filter((cell) => readCell(cell).status === "solved").length,
    })),
    awards: namedAwards(state, view.teams),
  };
}

/** For the contest's own organizers, who see what is hidden from others. */
function matrix(contest: LookedAtContest): ResultsMatrix {
  const results = finished(contest);
  const { cards } = contest.state.board;
  // The last purchase of each card by each team: an earlier one was withdrawn.
  const cells = new Map(results.purchases.map((cell) => [`${cell.teamId} ${cell.cardId}`, cell]));
  return {
    title: contest.state.title,
    cards: cards.map(({ id, category, pricePoints }) => ({ id, category, pricePoints })),
    rows: results.standings.map(({ teamId, teamName, place, balancePoints }) => ({
      teamId,
      name: teamName,
      boat: boatOf(contest.state.teams[teamId] ?? { id: teamId }),
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
