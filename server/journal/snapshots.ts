import { setImmediate as others } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { ContestState } from "../../shared/contest/state.ts";
import type { Tables } from "../db/tables.ts";
import { fence } from "./fence.ts";
import type { Snapshot } from "./journal.ts";

/**
 * Characters of JSON that are made, written and read at once: commands wait for no more than that. The embedded database
 * answers without letting anybody in between, so others are let in by hand.
 */
const partLength = 128 * 1024;
const partsPerRead = 4;

/** See `Journal.saveSnapshot`. The parts come first, each for itself; the snapshot is there with its head. */
export async function writeSnapshot(
  db: Kysely<Tables>,
  contestId: string,
  epoch: number,
  { seq, state }: Snapshot,
  version: string,
): Promise<void> {
  let parts = 0;
  for (const teams of partsOf(state.teams)) {
    parts += 1;
    await sql`
      with fence as (${fence(contestId, epoch)})
      insert into snapshot_part (contest_id, seq, version, part, teams)
      select contest_id, ${seq}::bigint, ${version}::text, ${parts}::integer, ${teams}::json from fence
      on conflict (contest_id, seq, version, part) do update set teams = excluded.teams
    `.execute(db);
    await others();
  }
  await sql`
    with fence as (${fence(contestId, epoch)}),
    head as (
      insert into snapshot (contest_id, seq, version, parts, state)
      select contest_id, ${seq}::bigint, ${version}::text, ${parts}::integer,
        ${JSON.stringify({ ...state, teams: {} })}::json
      from fence
      on conflict (contest_id) do update
        set seq = excluded.seq, version = excluded.version, parts = excluded.parts, state = excluded.state
        where excluded.seq >= snapshot.seq
      returning contest_id, seq, version
    )
    delete from snapshot_part using head
    where snapshot_part.contest_id = head.contest_id
      and (snapshot_part.seq, snapshot_part.version) <> (head.seq, head.version)
  `.execute(db);
}

/** See `Journal.findSnapshot`. */
export async function readSnapshot(
  db: Kysely<Tables>,
  contestId: string,
  version: string,
): Promise<Snapshot | null> {
  const head = await db
    .selectFrom("snapshot")
    .select(["seq", "parts", "state"])
    .where("contest_id", "=", contestId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (!head) return null;
  const teams = { ...head.state.teams };
  let read = 0;
  while (read < head.parts) {
    const last = Math.min(read + partsPerRead, head.parts);
    const parts = await readParts(db, { contestId, seq: head.seq, version, after: read, last });
    // Another owner has replaced it meanwhile; it is only a cache.
    if (parts.length < last - read) return null;
    for (const part of parts) Object.assign(teams, part);
    read = last;
    await others();
  }
  return { seq: head.seq, state: { ...head.state, teams } };
}

/** The teams in the parts from `after` + 1 to `last`, in order. */
export async function readParts(
  db: Kysely<Tables>,
  which: {
    readonly contestId: string;
    readonly seq: number;
    readonly version: string;
    readonly after: number;
    readonly last: number;
  },
): Promise<readonly ContestState["teams"][]> {
  const rows = await db
    .selectFrom("snapshot_part")
    .select("teams")
    .where("contest_id", "=", which.contestId)
    .where("seq", "=", which.seq)
    .where("version", "=", which.version)
    .where("part", ">", which.after)
    .where("part", "<=", which.last)
    .orderBy("part")
    .execute();
  return rows.map(({ teams }) => teams);
}

/** The teams as JSON objects of a bounded length, in their order. */
function* partsOf(teams: ContestState["teams"]): Generator<string> {
  let members: string[] = [];
  let length = 0;
  for (const [id, team] of Object.entries(teams)) {
    const member = `${JSON.stringify(id)}:${JSON.stringify(team)}`;
    members.push(member);
    length += member.length;
    if (length < partLength) continue;
    yield `{${members.join(",")}}`;
    members = [];
    length = 0;
  }
  if (members.length > 0) yield `{${members.join(",")}}`;
}
