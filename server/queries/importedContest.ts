import { sql, type Transaction } from "kysely";
import type { StoredEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import { RoomCode } from "../../shared/ids.ts";
import type { Language } from "../../shared/languages.ts";
import { randomRoomCode } from "../auth/random.ts";
import { programVersion } from "../cluster/programVersion.ts";
import type { Tables } from "../db/tables.ts";

export interface ImportedContest {
  readonly contestId: string;
  readonly ownerAccountId: string;
  readonly title: string;
  readonly language: Language;
  /** Is kept when no contest has it. */
  readonly roomCode: string;
  /** ms since 1970. */
  readonly at: number;
}

/** The rows of a contest whose events follow; the room code that it has from now on. OPS10 */
export async function insertImportedContest(
  trx: Transaction<Tables>,
  { contestId, ownerAccountId, title, language, roomCode, at }: ImportedContest,
): Promise<string> {
  const wanted = RoomCode.safeParse(roomCode);
  const room_code = wanted.success && !(await isTaken(trx, wanted.data)) ? wanted.data : await freeCode(trx);
  await trx
    .insertInto("contest")
    .values({
      id: contestId,
      owner_account_id: ownerAccountId,
      title,
      room_code,
      language,
      created_at: new Date(at),
    })
    .execute();
  await trx
    .insertInto("contest_owner")
    .values({ contest_id: contestId, epoch: 0, alive_at: null, version: programVersion })
    .execute();
  return room_code;
}

/** Events as they are stored, PINs apart, which are unknown; nobody's commands. */
export async function insertImportedEvents(
  trx: Transaction<Tables>,
  contestId: string,
  events: readonly (StoredEvent & { readonly seq: number })[],
): Promise<void> {
  const rows = events.map(({ at, ...event }) => ({ ...event, at: new Date(at) }));
  await sql`
    insert into event (contest_id, seq, epoch, at, actor, type, version, data)
    select ${contestId}, seq, 0, at, actor, type, version, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (seq bigint, at timestamptz, actor text, type text, version smallint, data jsonb)
  `.execute(trx);
}

/** It is opened as one that was left at this time, ms since 1970. TIM6 */
export async function setLastAlive(trx: Transaction<Tables>, contestId: string, at: number): Promise<void> {
  await trx
    .updateTable("contest_owner")
    .set({ alive_at: new Date(at) })
    .where("contest_id", "=", contestId)
    .execute();
}

async function freeCode(trx: Transaction<Tables>): Promise<string> {
  for (;;) {
    const code = randomRoomCode();
    if (!(await isTaken(trx, code))) return code;
  }
}

async function isTaken(trx: Transaction<Tables>, roomCode: string): Promise<boolean> {
  const row = await trx
    .selectFrom("contest")
    .select("id")
    .where("room_code", "=", roomCode)
    .executeTakeFirst();
  return row !== undefined;
}
