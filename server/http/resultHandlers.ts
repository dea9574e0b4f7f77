import type { Kysely } from "kysely";
import type { ContestStandings, ResultsMatrix } from "../../shared/api.ts";
import { cardOf } from "../../shared/contest/buying.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import type { Clock } from "../contests/clock.ts";
import type { Tables } from "../db/tables.ts";
import { listMatrixCells, listStandings } from "../queries/results.ts";
import type { Contest, Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { matrixCsv } from "./matrixCsv.ts";

type Names = "results" | "teamResults" | "matrix" | "matrixCsv";

interface ResultDeps {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
}

export function resultHandlers(deps: ResultDeps): Handlers<Names> {
  return {
    results: ({ contest }) => standings(deps, contest),

    teamResults({ contest: { runner }, seat: { teamId } }) {
      const { state } = runner;
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

    matrix: ({ contest }) => matrix(deps, contest),

    async matrixCsv({ contest, response }) {
      response.attachment(`${contest.row.roomCode}.csv`);
      return matrixCsv(await matrix(deps, contest));
    },
  };
}

async function standings(deps: ResultDeps, { row, runner }: Contest): Promise<ContestStandings> {
  // The rows are written right after the finish: whoever asks at once waits for them.
  await inTime(deps.clock, runner.idle());
  const rows = await listStandings(deps.db, row.id);
  const { theme, clock } = runner.state;
  return {
    title: row.title,
    ...(theme && { theme }),
    finishedAt: clock.finishedAt ?? 0,
    standings: rows.map(({ teamId, teamName, place, balancePoints, solvedCount }) => {
      return { teamId, name: teamName, place, balancePoints, solvedCount };
    }),
  };
}

async function matrix(deps: ResultDeps, contest: Contest): Promise<ResultsMatrix> {
  const { title, standings: rows } = await standings(deps, contest);
  const { cards } = contest.runner.state.board;
  const cells = new Map(
    (await listMatrixCells(deps.db, contest.row.id)).map((cell) => [`${cell.teamId} ${cell.cardId}`, cell]),
  );
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
