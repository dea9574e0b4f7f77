import { readdirSync, readFileSync } from "node:fs";
import { Kysely, PostgresDialect, sql } from "kysely";
import type { ContestStandings, ResultsMatrix, TeamHistory } from "../../shared/api.ts";
import type { PublicView, TeamView } from "../../shared/contest/view.ts";
import { closing } from "../db/closing.ts";
import { openDatabase } from "../db/database.ts";
import { migrateToLatest, migrateUpTo } from "../db/migrate.ts";
import { createPool } from "../db/pool.ts";
import { createDatabase, emptyPGlite, type TestDatabase } from "./databases.ts";

/**
 * What a server of an earlier version left behind, and what its routes and rooms told of it. Contests: one that was played to
 * its end, one that runs, one in its lobby, one in draft.
 */
export interface OldDatabase {
  /** Of the version that left it. */
  readonly lastMigration: string;
  readonly exported: {
    readonly played: {
      readonly code: string;
      readonly results: ContestStandings;
      readonly matrix: ResultsMatrix;
      readonly csv: string;
      readonly teams: readonly { readonly seatToken: string; readonly history: TeamHistory }[];
    };
    readonly running: {
      readonly code: string;
      readonly public: { readonly view: PublicView };
      /** What solves the first team's purchase, and where the teams stand when it ends then. */
      readonly answer: string;
      readonly standings: readonly object[];
      readonly teams: readonly {
        readonly seatToken: string;
        readonly pin: string;
        readonly view: TeamView;
      }[];
    };
    readonly lobby: { readonly code: string; readonly seatToken: string; readonly pin: string };
    readonly draft: { readonly code: string };
    /** When it stopped, ms since 1970. */
    readonly at: number;
  };
  readonly tables: Readonly<Record<string, readonly object[]>>;
}

const folder = new URL("./golden/", import.meta.url);

/** One of each version that changed the tables, called by its commit; `scripts/recordOldDatabase.ts` records them. */
export const oldDatabaseNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.slice(0, -".json".length));

export function readOldDatabase(name: string): OldDatabase {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
}

/** The old rows in the embedded database, with the tables of today. */
export async function oldPGlite(old: OldDatabase): Promise<TestDatabase> {
  const database = await emptyPGlite();
  await fillOld(database.db, old);
  await migrateToLatest(database.db);
  return database;
}

/** The same on a PostgreSQL server. */
export async function oldPostgres(old: OldDatabase, serverUrl: string): Promise<TestDatabase> {
  const { databaseUrl, drop } = await createDatabase(serverUrl);
  const pool = createPool({ connectionString: databaseUrl }, () => undefined, null);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await fillOld(db, old);
  await db.destroy();
  const database = await openDatabase({ databaseUrl, dataDir: "unused" });
  return { ...database, databaseUrl, close: closing(database.close, drop) };
}

/** The old rows in an empty database, with the tables of then. */
export async function fillOld<Tables>(
  db: Kysely<Tables>,
  { lastMigration, tables }: OldDatabase,
): Promise<void> {
  await migrateUpTo(db, lastMigration);
  for (const [name, rows] of Object.entries(tables)) {
    const table = sql.table(name);
    await sql`
      insert into ${table} select * from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)
    `.execute(db);
  }
}
