import { readFileSync } from "node:fs";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { ContestStandings, ResultsMatrix, TeamHistory } from "../../shared/api.ts";
import type { PublicView, TeamView } from "../../shared/contest/view.ts";
import { closing } from "../db/closing.ts";
import { openDatabase } from "../db/database.ts";
import { migrateToLatest, migrateUpTo } from "../db/migrate.ts";
import { createDatabase, emptyPGlite, type TestDatabase } from "./databases.ts";

/**
 * What a server of an earlier version left behind, and what its routes and rooms told of it. Contests: one that was played to
 * its end, one that runs, one in its lobby, one in draft.
 */
export interface OldDatabase {
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

/** Its last migration. */
const lastMigration = "0002_snapshot_parts";

export function readOldDatabase(): OldDatabase {
  return JSON.parse(readFileSync(new URL("./golden/7e19be6.json", import.meta.url), "utf8"));
}

/** The old rows in the embedded database, with the tables of today. */
export async function oldPGlite(old: OldDatabase): Promise<TestDatabase> {
  const database = await emptyPGlite();
  await fill(database.db, old);
  await migrateToLatest(database.db);
  return database;
}

/** The same on a PostgreSQL server. */
export async function oldPostgres(old: OldDatabase, serverUrl: string): Promise<TestDatabase> {
  const { databaseUrl, drop } = await createDatabase(serverUrl);
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await fill(db, old);
  await db.destroy();
  const database = await openDatabase({ databaseUrl, dataDir: "unused" });
  return { ...database, databaseUrl, close: closing(database.close, drop) };
}

async function fill<Tables>(db: Kysely<Tables>, { tables }: OldDatabase): Promise<void> {
  await migrateUpTo(db, lastMigration);
  for (const [name, rows] of Object.entries(tables)) {
    const table = sql.table(name);
    await sql`
      insert into ${table} select * from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)
    `.execute(db);
  }
}
