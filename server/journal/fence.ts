import { type RawBuilder, sql } from "kysely";

/**
 * The owner row when `epoch` is still the contest's, locked until the transaction ends. A claim that came first makes
 * this wait and then find nothing; one that comes later waits for our commit.
 */
export function fence(contestId: string, epoch: number): RawBuilder<{ contest_id: string; epoch: number }> {
  return sql`select contest_id, epoch from contest_owner where contest_id = ${contestId} and epoch = ${epoch} for share`;
}
