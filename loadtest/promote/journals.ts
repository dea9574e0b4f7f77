import { type JournalRow, readJournalRows } from "../crash/journalRows.ts";
import { lookInto } from "./lookInto.ts";

/** Whole journals by contest. */
export type Journals = ReadonlyMap<string, readonly JournalRow[]>;

/** Also of a database that only reads. */
export function readJournals(databaseUrl: string, contestIds: readonly string[]): Promise<Journals> {
  return lookInto(databaseUrl, async (db) => {
    const journals = new Map<string, readonly JournalRow[]>();
    for (const contestId of contestIds) journals.set(contestId, await readJournalRows(db, contestId));
    return journals;
  });
}

/** The last entry of each contest. */
export function lastSeqs(journals: Journals): ReadonlyMap<string, number> {
  return new Map([...journals].map(([contestId, rows]) => [contestId, rows.length]));
}

/** Which process claimed each contest last: slots by contest. */
export function readOwners(databaseUrl: string): Promise<ReadonlyMap<string, number>> {
  return lookInto(databaseUrl, async (db) => {
    const rows = await db
      .selectFrom("contest_owner")
      .innerJoin("process", "process.id", "contest_owner.process_id")
      .select(["contest_id", "slot"])
      .execute();
    return new Map(rows.map(({ contest_id, slot }) => [contest_id, slot]));
  });
}

/** How long the database has not seen the process of the slot, ms; infinite: it knows none. */
export function readUnseenMs(databaseUrl: string, slot: number): Promise<number> {
  return lookInto(databaseUrl, async (db) => {
    const row = await db
      .selectFrom("process")
      .select(({ fn }) => fn.max("seen_at").as("seen_at"))
      .where("slot", "=", slot)
      .executeTakeFirst();
    return row?.seen_at ? Date.now() - new Date(row.seen_at).getTime() : Number.POSITIVE_INFINITY;
  });
}
