import type { Kysely, Selectable } from "kysely";
import type { EventTable, Tables } from "../db/tables.ts";

const columns = ["seq", "at", "actor", "type", "version", "data"] as const;

/** An event as it is stored. */
export type JournalRow = Pick<Selectable<EventTable>, (typeof columns)[number]>;

/** The events after `afterSeq` in order, at most `limit`. */
export function listJournalRows(
  db: Kysely<Tables>,
  contestId: string,
  afterSeq: number,
  limit: number,
): Promise<readonly JournalRow[]> {
  return db
    .selectFrom("event")
    .select(columns)
    .where("contest_id", "=", contestId)
    .where("seq", ">", afterSeq)
    .orderBy("seq")
    .limit(limit)
    .execute();
}

/** The newest events that moderators caused, at most `limit`, the newest first. */
export function listModeratorRows(
  db: Kysely<Tables>,
  contestId: string,
  limit: number,
): Promise<readonly JournalRow[]> {
  return (
    db
      .selectFrom("event")
      .select(columns)
      .where("contest_id", "=", contestId)
      // Contests were made by `account:…` once.
      .where((eb) => eb.or([eb("actor", "like", "moderator:%"), eb("actor", "like", "account:%")]))
      .orderBy("seq", "desc")
      .limit(limit)
      .execute()
  );
}
