import type { Kysely } from "kysely";
import type { ContestStandings, ResultsMatrix } from "../../shared/api.ts";
import { cardOf } from "../../shared/contest/buying.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import type { Tables } from "../db/tables.ts";
import { listMatrixCells, listStandings } from "../queries/results.ts";
import type { Contest, Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { matrixCsv } from "./matrixCsv.ts";

type Names = "results" | "teamResults" | "matrix" | "matrixCsv";

export function resultHandlers({ db }: { readonly db: Kysely<Tables> }): Handlers<Names> {
  return {
    results: ({ contest }) => standings(db, contest),

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

    matrix: ({ contest }) => matrix(db, contest),

    async matrixCsv({ contest, response }) {
      response.attachment(`${contest.row.roomCode}.csv`);
      return matrixCsv(await matrix(db, contest));
    },
  };
}

async function standings(db: Kysely<Tables>, { row, runner }: Contest): Promise<ContestStandings> {
  // The rows are written right after the finish: whoever asks at once waits for them.
  await inTime(runner.idle());
  const rows = await listStandings(db, row.id);
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

async function matrix(db: Kysely<Tables>, contest: Contest): Promise<ResultsMatrix> {
  const { title, standings: rows } = await standings(db, contest);
  const { cards } = contest.runner.state.board;
  const cells = new Map(
    (await listMatrixCells(db, contest.row.id)).map((cell) => [`${cell.teamId} ${cell.cardId}`, cell]),
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
