import type { ContestStandings, TeamHistory } from "../../shared/api.ts";
import { cardOf } from "../../shared/contest/buying.ts";
import { readCell } from "../../shared/contest/cells.ts";
import { isShownByWorth, outOfSight, shownStandings } from "../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../shared/contest/standings.ts";
import type { TeamView } from "../../shared/contest/view.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import type { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import { contestProtocol, namedAwards } from "./contestProtocol.ts";
import type { Handlers, LookedAtContest } from "./handler.ts";
import { languageOf } from "./languageOf.ts";
import { matrixCsv } from "./matrixCsv.ts";
import { matrixSheet } from "./matrixSheet.ts";
import { resultsMatrix } from "./resultsMatrix.ts";
import { writtenSpreadsheet } from "./writtenSpreadsheet.ts";

type Names = "results" | "teamResults" | "matrix" | "matrixCsv" | "matrixXlsx" | "protocol";

/** What became of a finished contest, told from its state: whether the rows for reports could be written does not matter. */
export function resultHandlers({ spreadsheets }: { readonly spreadsheets: Spreadsheets }): Handlers<Names> {
  return {
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

    matrix: ({ contest }) => resultsMatrix(contest.state),

    async matrixCsv({ contest, response }) {
      response.attachment(`${contest.row.roomCode}.csv`);
      return matrixCsv(resultsMatrix(contest.state));
    },

    async matrixXlsx({ contest, request, response }) {
      const sheet = matrixSheet(resultsMatrix(contest.state), languageOf(request));
      const bytes = await writtenSpreadsheet(spreadsheets, sheet, "xlsx");
      response.attachment(`${contest.row.roomCode}.xlsx`);
      return bytes;
    },
  };
}

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
