import { type Kysely, type Selectable, sql } from "kysely";
import { type ContestDefinition, type EventType, phaseAfter } from "../../shared/contest/events.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import { storeEvent } from "../../shared/contest/stored/readEvent.ts";
import type { Language } from "../../shared/languages.ts";
import type { ContestTable, Tables } from "../db/tables.ts";
import { violatesUnique } from "../db/violations.ts";
import { toColumns } from "../journal/eventRow.ts";

export interface ContestRow {
  readonly id: string;
  readonly ownerAccountId: string;
  readonly title: string;
  readonly roomCode: string;
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface ListedContest extends ContestRow {
  readonly phase: Phase;
  /** When the phase began, ms since 1970. */
  readonly phaseSince: number;
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
}

/** Writes the contest and its first event, `ContestCreated` at seq 1. Throws {@link RoomCodeTaken}. */
export async function createContest(db: Kysely<Tables>, contest: NewContest): Promise<void> {
  const { ownerAccountId, definition, at } = contest;
  const { contestId, title, roomCode, language } = definition;
  const { data, ...columns } = toColumns(
    storeEvent({
      type: "ContestCreated",
      at,
      by: { role: "moderator", accountId: ownerAccountId },
      ...definition,
    }),
  );
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
        .values({ contest_id: contestId, epoch: 0, alive_at: null })
        .execute();
      await trx
        .insertInto("event")
        .values({
          contest_id: contestId,
          seq: 1,
          epoch: 0,
          command_key: null,
          command_index: null,
          ...columns,
          data: JSON.stringify(data),
        })
        .execute();
    });
  } catch (error) {
    throw violatesUnique(error, "contest_room_code_key") ? new RoomCodeTaken(roomCode) : error;
  }
}

export async function findContest(db: Kysely<Tables>, contestId: string): Promise<ContestRow | undefined> {
  const row = await db.selectFrom("contest").selectAll().where("id", "=", contestId).executeTakeFirst();
  return row && toContest(row);
}

/** `roomCode` in its canonical spelling. */
export async function findContestByCode(
  db: Kysely<Tables>,
  roomCode: string,
): Promise<ContestRow | undefined> {
  const row = await db.selectFrom("contest").selectAll().where("room_code", "=", roomCode).executeTakeFirst();
  return row && toContest(row);
}

/** The contests of an account, newest first. */
export async function listContests(
  db: Kysely<Tables>,
  ownerAccountId: string,
): Promise<readonly ListedContest[]> {
  const rows = await withPhase(db)
    .selectAll("contest")
    .select(["phase_event.type as phase_event_type", "phase_event.at as phase_since"])
    .where("owner_account_id", "=", ownerAccountId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    ...toContest(row),
    phase: phaseAfterEvent(row.phase_event_type),
    phaseSince: row.phase_since.getTime(),
  }));
}

/** The contests to open again when the server starts: those in the lobby, running or paused. */
export async function listLiveContestIds(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await withPhase(db)
    .select("contest.id")
    .where("phase_event.type", "not in", ["ContestCreated", "ContestFinished"])
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** The events that lead to another phase. QRY3 */
const phaseEvents = (Object.keys(phaseAfter) as EventType[]).filter((type) => phaseAfter[type] !== null);

function phaseAfterEvent(type: string): Phase {
  const phase = phaseAfter[type as EventType]; // only such events are asked for
  if (!phase) throw new Error(`${type} leads to no phase`);
  return phase;
}

/** Every contest with the last event that changed its phase. */
function withPhase(db: Kysely<Tables>) {
  return db.selectFrom("contest").innerJoinLateral(
    (eb) =>
      eb
        .selectFrom("event")
        .select(["type", "at"])
        .whereRef("contest_id", "=", "contest.id")
        // As literals and in this order, so that the index event_phase is used.
        .where("type", "in", sql<string>`(${sql.join(phaseEvents.map(sql.lit))})`)
        .orderBy("seq", "desc")
        .limit(1)
        .as("phase_event"),
    (join) => join.onTrue(),
  );
}

function toContest(row: Selectable<ContestTable>): ContestRow {
  return {
    id: row.id,
    ownerAccountId: row.owner_account_id,
    title: row.title,
    roomCode: row.room_code,
    language: row.language,
    createdAt: row.created_at.getTime(),
  };
}
