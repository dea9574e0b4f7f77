import { type Kysely, sql, type Transaction } from "kysely";
import type { DoneEdit } from "../../shared/contest/editActs.ts";
import type { ContestDefinition, ContestEvent } from "../../shared/contest/events.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import { storeEvent } from "../../shared/contest/stored/readEvent.ts";
import { programVersion } from "../cluster/programVersion.ts";
import type { Tables } from "../db/tables.ts";
import { violatesUnique } from "../db/violations.ts";
import { toColumns } from "../journal/eventRow.ts";
import { type ContestRow, detailsNow, phaseAfterEvent, toContest, withPhase } from "./contestRows.ts";

/** What a list tells of a contest; times are ms since 1970. LIB1 */
export interface ListedContest extends ContestRow {
  readonly phase: Phase;
  /** When the phase began. */
  readonly phaseSince: number;
  /** Null: in none. */
  readonly folder: string | null;
  readonly archived: boolean;
  /** Since when it lies in the bin; null: it does not. */
  readonly deletedAt: number | null;
  /** How many teams its written results name; 0 before there are any. */
  readonly rankedTeams: number;
}

/** Another contest has this room code: make another code. */
export class RoomCodeTaken extends Error {
  override readonly name = "RoomCodeTaken";
}

export interface NewContest {
  readonly ownerAccountId: string;
  readonly definition: ContestDefinition;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What waits beside its board; absent: nothing. */
  readonly drafts?: readonly DoneEdit[];
  /** Brings what its events name, in the same transaction, before them. MED4 */
  readonly bringPictures?: ((trx: Transaction<Tables>, contestId: string) => Promise<void>) | undefined;
}

/** Writes the contest and its first events, `ContestCreated` at seq 1. Throws {@link RoomCodeTaken}. */
export async function createContest(db: Kysely<Tables>, contest: NewContest): Promise<void> {
  const { ownerAccountId, definition, at, drafts = [], bringPictures } = contest;
  const { contestId, title, roomCode, language } = definition;
  const by = { role: "moderator", accountId: ownerAccountId } as const;
  const events: readonly ContestEvent[] = [
    { type: "ContestCreated", at, by, ...definition },
    ...(drafts.length > 0 ? [{ type: "ContestEdited", at, by, edits: drafts } as const] : []),
  ];
  try {
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto("contest")
        .values({
          id: contestId,
          owner_account_id: ownerAccountId,
          title,
          room_code: roomCode,
          language,
          created_at: new Date(at),
        })
        .execute();
      await trx
        .insertInto("contest_owner")
        .values({ contest_id: contestId, epoch: 0, alive_at: null, version: programVersion })
        .execute();
      await bringPictures?.(trx, contestId);
      await trx
        .insertInto("event")
        .values(
          events.map((event, index) => {
            const { data, ...columns } = toColumns(storeEvent(event));
            const ofNoCommand = { epoch: 0, command_key: null, command_index: null };
            return {
              contest_id: contestId,
              seq: index + 1,
              ...ofNoCommand,
              ...columns,
              data: JSON.stringify(data),
            };
          }),
        )
        .execute();
    });
  } catch (error) {
    throw violatesUnique(error, "contest_room_code_key") ? new RoomCodeTaken(roomCode) : error;
  }
}

/** Not what lies in the bin. */
export async function findContest(db: Kysely<Tables>, contestId: string): Promise<ContestRow | undefined> {
  const row = await db
    .selectFrom("contest")
    .selectAll()
    .select(detailsNow)
    .where("id", "=", contestId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return row && toContest(row);
}

/** Of the last claim; null: there is no such contest. */
export async function findEpoch(db: Kysely<Tables>, contestId: string): Promise<number | null> {
  const row = await db
    .selectFrom("contest_owner")
    .select("epoch")
    .where("contest_id", "=", contestId)
    .executeTakeFirst();
  return row?.epoch ?? null;
}

/** `roomCode` in its canonical spelling. Not what lies in the bin. LIB5 */
export async function findContestByCode(
  db: Kysely<Tables>,
  roomCode: string,
): Promise<ContestRow | undefined> {
  const row = await db
    .selectFrom("contest")
    .selectAll()
    .select(detailsNow)
    .where("room_code", "=", roomCode)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return row && toContest(row);
}

/** The contests of an account, newest first, those in its bin too. */
export async function listContests(
  db: Kysely<Tables>,
  ownerAccountId: string,
): Promise<readonly ListedContest[]> {
  const rows = await withPhase(db)
    .leftJoin("contest_shelf", (join) =>
      join
        .onRef("contest_shelf.contest_id", "=", "contest.id")
        .onRef("contest_shelf.account_id", "=", "contest.owner_account_id"),
    )
    .selectAll("contest")
    .select(detailsNow)
    .select(["phase_event.type as phase_event_type", "phase_event.at as phase_since"])
    .select(["contest_shelf.folder", "contest_shelf.archived_at"])
    .select((eb) =>
      eb
        .selectFrom("result_standing")
        .select((standing) => standing.fn.countAll<number>().as("teams"))
        .whereRef("result_standing.contest_id", "=", "contest.id")
        .as("ranked_teams"),
    )
    .where("owner_account_id", "=", ownerAccountId)
    .where("purged_at", "is", null)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    ...toContest(row),
    phase: phaseAfterEvent(row.phase_event_type),
    phaseSince: row.phase_since.getTime(),
    folder: row.folder,
    archived: row.archived_at !== null,
    deletedAt: row.deleted_at?.getTime() ?? null,
    rankedTeams: row.ranked_teams ?? 0,
  }));
}

/** What contests are called and whose they are, by id; not what lies in the bin. */
export async function listNamedContests(
  db: Kysely<Tables>,
  contestIds: readonly string[],
): Promise<readonly (ContestRow & { readonly ownerLogin: string })[]> {
  const rows = await db
    .selectFrom("contest")
    .innerJoin("account", "account.id", "contest.owner_account_id")
    .selectAll("contest")
    .select(detailsNow)
    .select("account.login as owner_login")
    .where(
      "contest.id",
      "in",
      sql<string>`(select jsonb_array_elements_text(${JSON.stringify(contestIds)}::jsonb))`,
    )
    .where("deleted_at", "is", null)
    .execute();
  return rows.map((row) => ({ ...toContest(row), ownerLogin: row.owner_login }));
}

/** The contests to open again when the server starts: those in the lobby, running or paused. */
export async function listLiveContestIds(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await withPhase(db)
    .select("contest.id")
    .where("phase_event.type", "not in", ["ContestCreated", "ContestFinished"])
    .where("deleted_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}
