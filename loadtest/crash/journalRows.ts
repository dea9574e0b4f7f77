import type { Kysely } from "kysely";
import type { Tables } from "../../server/db/tables.ts";

/** A row of the journal as the database has it. */
export interface JournalRow {
  readonly seq: number;
  readonly epoch: number;
  /** ms since 1970. */
  readonly at: number;
  readonly commandKey: string | null;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ResultRow {
  readonly teamId: string;
  readonly place: number;
  readonly balancePoints: number;
  readonly solvedCount: number;
}

/** The whole journal of a contest. */
export async function readJournalRows(db: Kysely<Tables>, contestId: string): Promise<readonly JournalRow[]> {
  const rows = await db
    .selectFrom("event")
    .select(["seq", "epoch", "at", "command_key", "type", "data"])
    .where("contest_id", "=", contestId)
    .orderBy("seq")
    .execute();
  return rows.map(({ seq, epoch, at, command_key, type, data }) => ({
    seq,
    epoch,
    at: at.getTime(),
    commandKey: command_key,
    type,
    data,
  }));
}

/** The final standings as written for reports; empty before the finish. */
export async function readResultRows(db: Kysely<Tables>, contestId: string): Promise<readonly ResultRow[]> {
  const rows = await db
    .selectFrom("result_standing")
    .select(["team_id", "place", "balance_points", "solved_count"])
    .where("contest_id", "=", contestId)
    .execute();
  return rows.map((row) => ({
    teamId: row.team_id,
    place: row.place,
    balancePoints: row.balance_points,
    solvedCount: row.solved_count,
  }));
}
