import { type Kysely, sql } from "kysely";
import type { Phase } from "../../shared/contest/phases.ts";
import type { Tables } from "../db/tables.ts";
import { type ContestRow, detailsNow, phaseAfterEvent, toContest, withPhase } from "./contestRows.ts";

/** What an account's list is to remember of contests; absent: that stays as it is. */
export interface Shelving {
  readonly accountId: string;
  readonly roomCodes: readonly string[];
  /** Null: in none. */
  readonly folder?: string | null | undefined;
  readonly archived?: boolean | undefined;
  /** ms since 1970. */
  readonly at: number;
}

/** A contest that is played cannot be put into the bin. */
export class ContestUnderWay extends Error {
  override readonly name = "ContestUnderWay";
  readonly phase: Phase;

  constructor(phase: Phase) {
    super(`the contest is ${phase}`);
    this.phase = phase;
  }
}

/** Puts contests where the account wants them in its list. False, and nothing is done, unless all are its own. LIB2 LIB3 */
export async function shelveContests(
  db: Kysely<Tables>,
  { accountId, roomCodes, folder, archived, at }: Shelving,
): Promise<boolean> {
  const codes = [...new Set(roomCodes)];
  const { rows } = await sql`
    with own as (
      select id from contest
      where room_code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))
        and owner_account_id = ${accountId} and deleted_at is null
    )
    insert into contest_shelf (contest_id, account_id, folder, archived_at)
    select id, ${accountId}, ${folder ?? null}::text, ${archived ? new Date(at) : null}::timestamptz from own
    where (select count(*) from own) = ${codes.length}::bigint
    on conflict (contest_id, account_id) do update set
      folder = case when ${folder === undefined}::boolean then contest_shelf.folder else excluded.folder end,
      archived_at =
        case when ${archived === undefined}::boolean then contest_shelf.archived_at else excluded.archived_at end
    returning contest_id
  `.execute(db);
  return rows.length === codes.length;
}

/** What an account's contests are called. */
export async function listContestTitles(
  db: Kysely<Tables>,
  ownerAccountId: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("contest")
    .select(detailsNow)
    .where("owner_account_id", "=", ownerAccountId)
    .where("purged_at", "is", null)
    .execute();
  return rows.map(({ title_now }) => title_now);
}

/** Puts a contest into the folder in which its owner keeps the other one. */
export async function shelveBeside(
  db: Kysely<Tables>,
  contestId: string,
  { besideId, accountId }: { readonly besideId: string; readonly accountId: string },
): Promise<void> {
  await sql`
    insert into contest_shelf (contest_id, account_id, folder)
    select ${contestId}, account_id, folder from contest_shelf
    where contest_id = ${besideId} and account_id = ${accountId}
  `.execute(db);
}

/**
 * Puts a contest into the bin and fences whoever has it open: from then on nobody appends to its journal or claims it.
 * Throws {@link ContestUnderWay} for one that is played, unless nobody can play it, and then nothing is done. LIB5
 */
export async function binContest(
  db: Kysely<Tables>,
  contestId: string,
  { at, isBroken = false }: { readonly at: number; readonly isBroken?: boolean },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // The contest before its owner row, as a claim holds them.
    await trx
      .updateTable("contest")
      .set({ deleted_at: new Date(at) })
      .where("id", "=", contestId)
      .where("deleted_at", "is", null)
      .execute();
    // Waits for appends that hold the row, so that the phase is the last one.
    await trx
      .updateTable("contest_owner")
      .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
      .where("contest_id", "=", contestId)
      .execute();
    const phase = await phaseOf(trx, contestId);
    if (!isBroken && (phase === "running" || phase === "paused")) throw new ContestUnderWay(phase);
  });
}

/** Contests that were put into the bin at that time, ms since 1970, or later, and lie there. */
export async function listContestsBinnedSince(
  db: Kysely<Tables>,
  since: number,
): Promise<readonly { readonly contestId: string; readonly roomCode: string; readonly at: number }[]> {
  const rows = await db
    .selectFrom("contest")
    .select(["id", "room_code", "deleted_at"])
    .where("deleted_at", ">=", new Date(since))
    .orderBy("id")
    .execute();
  return rows.flatMap(({ id, room_code: roomCode, deleted_at: at }) =>
    at === null ? [] : { contestId: id, roomCode, at: at.getTime() },
  );
}

/** A contest in the bin that may be restored. `roomCode` in its canonical spelling. */
export async function findBinnedContest(
  db: Kysely<Tables>,
  roomCode: string,
): Promise<ContestRow | undefined> {
  const row = await db
    .selectFrom("contest")
    .selectAll()
    .select(detailsNow)
    .where("room_code", "=", roomCode)
    .where("deleted_at", "is not", null)
    .where("purged_at", "is", null)
    .executeTakeFirst();
  return row && toContest(row);
}

/** Takes a contest out of the bin, as it was; its phase, or null when there is nothing to restore. */
export async function restoreContest(db: Kysely<Tables>, contestId: string): Promise<Phase | null> {
  await db
    .updateTable("contest")
    .set({ deleted_at: null })
    .where("id", "=", contestId)
    .where("purged_at", "is", null)
    .execute();
  return phaseOf(db, contestId);
}

/** From now on a contest of the bin is in no list, and its rows may go. */
export async function markPurged(db: Kysely<Tables>, contestId: string, at: number): Promise<void> {
  await db
    .updateTable("contest")
    .set({ purged_at: new Date(at) })
    .where("id", "=", contestId)
    .where("deleted_at", "is not", null)
    .where("purged_at", "is", null)
    .execute();
}

/** The same for all that has lain in the bin since `binnedBefore` or longer. */
export async function markOverduePurged(
  db: Kysely<Tables>,
  { binnedBefore, at }: { readonly binnedBefore: number; readonly at: number },
): Promise<void> {
  await db
    .updateTable("contest")
    .set({ purged_at: new Date(at) })
    .where("deleted_at", "<=", new Date(binnedBefore))
    .where("purged_at", "is", null)
    .execute();
}

/** Contests that were deleted for good and still have rows, by id, those after `afterId`. */
export async function listPurgedIds(
  db: Kysely<Tables>,
  afterId: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("contest")
    .select("id")
    .where("purged_at", "is not", null)
    .where("id", ">", afterId)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Deletes the last events of a contest that was deleted for good, at most `limit`; how many there were. Null: nothing was
 * done, since another process is just doing the same.
 */
export async function deletePurgedEvents(
  db: Kysely<Tables>,
  contestId: string,
  limit: number,
): Promise<number | null> {
  const { rows } = await sql<{ readonly mine: boolean; readonly gone: number }>`
    with turn as materialized (
      select pg_try_advisory_xact_lock(hashtextextended('regatta:bin', 0)) as mine
    ), gone as (
      delete from event where contest_id = ${contestId} and (select mine from turn) and seq in (
        select seq from event join contest on contest.id = event.contest_id
        where contest.id = ${contestId} and contest.purged_at is not null
        order by seq desc limit ${limit}
      )
      returning seq
    )
    select mine, (select count(*)::integer from gone) as gone from turn
  `.execute(db);
  const [row] = rows;
  return row?.mine ? row.gone : null;
}

/** Deletes a contest that was deleted for good, with all that belongs to it but its events, which must be gone. */
export async function deletePurgedContest(db: Kysely<Tables>, contestId: string): Promise<void> {
  await db.deleteFrom("contest").where("id", "=", contestId).where("purged_at", "is not", null).execute();
}

async function phaseOf(db: Kysely<Tables>, contestId: string): Promise<Phase | null> {
  const row = await withPhase(db)
    .select("phase_event.type")
    .where("contest.id", "=", contestId)
    .executeTakeFirst();
  return row ? phaseAfterEvent(row.type) : null;
}
