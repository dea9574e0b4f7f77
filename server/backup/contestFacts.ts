import { createHash } from "node:crypto";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { trueStandings } from "../../shared/contest/trueStandings.ts";
import { CannotFollow, loadContest } from "../contests/loadContest.ts";
import type { Tables } from "../db/tables.ts";
import type { Journal } from "../journal/journal.ts";
import { type KeptTable, keptRows, listKeptTables } from "./keptTables.ts";

/** What must be the same of a contest wherever it is restored. */
export interface ContestFacts {
  readonly roomCode: string;
  readonly title: string;
  /** As the program reads it; what it cannot follow is the same there, too. */
  readonly phase: string;
  readonly standings: string;
  readonly events: number;
  readonly journal: string;
  readonly pictures: number;
  readonly picturesHash: string;
}

/** Rows, and a hash of what stands in them in whatever order. */
export interface RowFacts {
  readonly rows: number;
  readonly hash: string;
}

export interface DatabaseFacts {
  readonly contests: ReadonlyMap<string, ContestFacts>;
  readonly tables: ReadonlyMap<string, RowFacts>;
}

const none: RowFacts = { rows: 0, hash: "0" };

/** Times in UTC must be said before. Everything is read: the program reads every contest, the database hashes every row. OPS8 */
export async function databaseFacts(
  db: Kysely<Tables>,
  journal: Journal,
  told: (roomCode: string) => void,
): Promise<DatabaseFacts> {
  const tables = await listKeptTables(db);
  const tableFacts = new Map<string, RowFacts>();
  for (const table of tables) tableFacts.set(table.name, (await hashRows(db, table, null)).get("") ?? none);
  const named = (name: string) => tables.find((table) => table.name === name) ?? { name, columns: [] };
  const events = await hashRows(db, named("event"), sql`contest_id`);
  const pictures = await hashRows(db, named("media"), sql`contest_id`);
  const contests = new Map<string, ContestFacts>();
  const rows = await db.selectFrom("contest").select(["id", "room_code", "title"]).orderBy("id").execute();
  for (const { id, room_code: roomCode, title } of rows) {
    const { rows: eventCount, hash: journalHash } = events.get(id) ?? none;
    const { rows: pictureCount, hash: picturesHash } = pictures.get(id) ?? none;
    contests.set(id, {
      roomCode,
      title,
      ...(await readContest(journal, id)),
      events: eventCount,
      journal: journalHash,
      pictures: pictureCount,
      picturesHash,
    });
    told(roomCode);
  }
  return { contests, tables: tableFacts };
}

async function readContest(
  journal: Journal,
  contestId: string,
): Promise<Pick<ContestFacts, "phase" | "standings">> {
  try {
    const { state } = await loadContest(journal, contestId);
    const standings = trueStandings(state).map(({ place, team }) => [
      place,
      team.id,
      team.name,
      team.balancePoints,
    ]);
    return { phase: state.phase, standings: hashOf(JSON.stringify(standings)) };
  } catch (error) {
    // Also the contests that this version cannot follow are kept as they are.
    if (!(error instanceof CannotFollow)) throw error;
    return { phase: "broken", standings: hashOf(error.message) };
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

async function hashRows(
  db: Kysely<Tables>,
  table: KeptTable,
  group: RawBuilder<unknown> | null,
): Promise<ReadonlyMap<string, RowFacts>> {
  const by = group ?? sql`''`;
  const { rows } = await sql<RowFacts & { by: string }>`
    select ${by} as by, count(*) as rows,
      sum(('x' || left(md5(row_to_json(kept)::text), 15))::bit(60)::bigint)::text as hash
    from ${keptRows(table)} group by 1
  `.execute(db);
  return new Map(rows.map(({ by: name, rows: count, hash }) => [name, { rows: count, hash }]));
}
