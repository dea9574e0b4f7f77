import { type Kysely, sql, type Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import { fence } from "./fence.ts";
import { EpochFenced } from "./journal.ts";
import type { ContestResults } from "./results.ts";

/** See `Journal.saveResults`: in one transaction, in the place of what was written of this contest before. */
export async function writeResults(
  db: Kysely<Tables>,
  epoch: number,
  results: ContestResults,
): Promise<void> {
  const { contestId, seq, finishedAt } = results;
  await db.transaction().execute(async (trx) => {
    const held = await fence(contestId, epoch).execute(trx);
    if (held.rows.length === 0) throw new EpochFenced(contestId);
    await trx.deleteFrom("contest_result").where("contest_id", "=", contestId).execute();
    await trx
      .insertInto("contest_result")
      .values({ contest_id: contestId, seq, finished_at: new Date(finishedAt) })
      .execute();
    await insertStandings(trx, results);
    await insertPurchases(trx, results);
  });
}

async function insertStandings(
  trx: Transaction<Tables>,
  { contestId, standings }: ContestResults,
): Promise<void> {
  // As one JSON parameter, here and below: a big contest has more values than a statement may have parameters.
  await sql`
    insert into result_standing (contest_id, team_id, team_name, place, balance_points, solved_count)
    select ${contestId}, "teamId", "teamName", place, "balancePoints", "solvedCount"
    from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb)
      as row ("teamId" text, "teamName" text, place integer, "balancePoints" bigint, "solvedCount" integer)
  `.execute(trx);
}

async function insertPurchases(
  trx: Transaction<Tables>,
  { contestId, purchases }: ContestResults,
): Promise<void> {
  const rows = purchases.map((purchase) => ({
    ...purchase,
    boughtAt: new Date(purchase.boughtAt),
    closedAt: purchase.closedAt === null ? null : new Date(purchase.closedAt),
  }));
  await sql`
    insert into result_purchase (contest_id, purchase_id, team_id, card_id, category, card_row, card_column,
      price_points, paid_points, status, attempts, reward_points, bought_at, closed_at)
    select ${contestId}, "purchaseId", "teamId", "cardId", category, "row", "column",
      "pricePoints", "paidPoints", status, attempts, "rewardPoints", "boughtAt", "closedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as purchase ("purchaseId" integer, "teamId" text, "cardId" integer, category text, "row" integer,
        "column" integer, "pricePoints" integer, "paidPoints" integer, status text, attempts integer,
        "rewardPoints" integer, "boughtAt" timestamptz, "closedAt" timestamptz)
  `.execute(trx);
}
