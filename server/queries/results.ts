import { type Kysely, type Selectable, sql } from "kysely";
import type { PurchaseStatus } from "../../shared/contest/state.ts";
import type { ResultPurchaseTable, ResultStandingTable, Tables } from "../db/tables.ts";
import type { StandingRow } from "../journal/results.ts";

/** The final standings, by place, then name. Empty before the contest finished. */
export async function listStandings(db: Kysely<Tables>, contestId: string): Promise<readonly StandingRow[]> {
  const rows = await db
    .selectFrom("result_standing")
    .selectAll()
    .where("contest_id", "=", contestId)
    .orderBy("place")
    // By code points, whatever the database's own order of letters is. STD2
    .orderBy(sql`team_name collate "C"`)
    .orderBy("team_id")
    .execute();
  return rows.map(toStanding);
}

/** One cell of the table teams × cards. */
export interface MatrixCell {
  readonly teamId: string;
  readonly cardId: number;
  readonly status: PurchaseStatus;
  readonly attempts: number;
  readonly paidPoints: number;
  readonly rewardPoints: number;
}

/** What became of every card a team bought, the last purchase of each, in the order of places and cards. */
export async function listMatrixCells(db: Kysely<Tables>, contestId: string): Promise<readonly MatrixCell[]> {
  const rows = await db
    .selectFrom("result_purchase as purchase")
    .innerJoin("result_standing as standing", (join) =>
      join
        .onRef("standing.contest_id", "=", "purchase.contest_id")
        .onRef("standing.team_id", "=", "purchase.team_id"),
    )
    .distinctOn(["standing.place", "standing.team_name", "standing.team_id", "purchase.card_id"])
    .selectAll("purchase")
    .where("purchase.contest_id", "=", contestId)
    .orderBy("standing.place")
    .orderBy("standing.team_name")
    .orderBy("standing.team_id")
    .orderBy("purchase.card_id")
    .orderBy("purchase.purchase_id", "desc")
    .execute();
  return rows.map(toMatrixCell);
}

function toStanding(row: Selectable<ResultStandingTable>): StandingRow {
  return {
    teamId: row.team_id,
    teamName: row.team_name,
    place: row.place,
    balancePoints: row.balance_points,
    solvedCount: row.solved_count,
  };
}

function toMatrixCell(row: Selectable<ResultPurchaseTable>): MatrixCell {
  return {
    teamId: row.team_id,
    cardId: row.card_id,
    status: row.status,
    attempts: row.attempts,
    paidPoints: row.paid_points,
    rewardPoints: row.reward_points,
  };
}
