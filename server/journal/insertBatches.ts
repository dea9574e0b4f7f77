import { type Kysely, type RawBuilder, sql } from "kysely";
import { storeEvent } from "../../shared/contest/stored/readEvent.ts";
import type { Tables } from "../db/tables.ts";
import { toColumns } from "./eventRow.ts";
import type { JournalBatch } from "./journal.ts";
import type { Seal } from "./seal.ts";
import { closeEvent } from "./sealedFields.ts";

/**
 * Writes batches of different contests in one statement and thus one commit, each as a whole or not at all: only where
 * its epoch is still the contest's, and the event before its first stands. Returns the contests whose batch was written.
 * Throws what the database throws, with nothing written: also for a single batch that collides or cannot be stored.
 */
export async function insertBatches(
  db: Kysely<Tables>,
  seal: Seal,
  batches: readonly JournalBatch[],
): Promise<ReadonlySet<string>> {
  const { rows } = await insertion(seal, batches).execute(db);
  return new Set(rows.map(({ contest_id }) => contest_id));
}

/**
 * The owner row, locked until the commit: a claim that came first makes this wait and then find nothing; one that comes
 * later waits for our commit. The subqueries name one row each, so that no plan ever reads whole tables.
 */
function insertion(seal: Seal, batches: readonly JournalBatch[]): RawBuilder<{ contest_id: string }> {
  return sql`/* prepared: append_events */
    insert into event (contest_id, seq, epoch, at, command_key, command_index, actor, type, version, data)
    select fence.contest_id, batch."firstSeq" + row.index, fence.epoch, row.at, batch."commandKey",
      case when batch."commandKey" is not null then row.index end, row.actor, row.type, row.version, row.data
    from jsonb_to_recordset(${JSON.stringify(batches.map((batch) => toParameter(seal, batch)))}::jsonb) as batch
      ("contestId" text, epoch bigint, "firstSeq" bigint, "commandKey" text, rows jsonb)
    cross join lateral (
      select contest_id, epoch from contest_owner
      where contest_id = batch."contestId" and epoch = batch.epoch
      for share
    ) as fence
    cross join lateral jsonb_to_recordset(batch.rows)
      as row (index smallint, at timestamptz, actor text, type text, version smallint, data jsonb)
    where batch."firstSeq" = 1 or (
      select true from event where contest_id = batch."contestId" and seq = batch."firstSeq" - 1
    )
    returning contest_id
  `;
}

function toParameter(seal: Seal, { contestId, epoch, firstSeq, commandKey, events }: JournalBatch) {
  const rows = events.map((event, index) => ({
    index,
    ...toColumns(closeEvent(seal, contestId, storeEvent(event))),
  }));
  return { contestId, epoch, firstSeq, commandKey, rows };
}
