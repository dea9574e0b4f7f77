import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Kysely, sql } from "kysely";
import { onTestFinished } from "vitest";
import type { Tables } from "../../db/tables.ts";
import {
  createDatabase,
  emptyPGlite,
  freshPGlite,
  freshPostgres,
  testServerUrl,
} from "../../test/databases.ts";
import { listKeptTables } from "../keptTables.ts";
import { openAlone } from "../openAsIs.ts";
import { noProgress } from "../progress.ts";
import { readingAtOneMoment, sayTimesInUtc } from "../reading.ts";
import { type BackupOptions, writeBackup } from "../writeBackup.ts";

type Db = Kysely<Tables>;

/** A kind of database: one with tables, one without; gone when the test ends. */
export interface Place {
  readonly name: string;
  fresh(): Promise<Db>;
  empty(): Promise<Db>;
}

export const embedded: Place = {
  name: "the embedded database",
  async fresh() {
    const { db, close } = await freshPGlite();
    onTestFinished(close);
    return db;
  },
  async empty() {
    const { db, close } = await emptyPGlite();
    onTestFinished(close);
    return db;
  },
};

function onServer(serverUrl: string): Place {
  return {
    name: "PostgreSQL",
    async fresh() {
      const { db, close } = await freshPostgres(serverUrl);
      onTestFinished(close);
      return db;
    },
    async empty() {
      const { databaseUrl, drop } = await createDatabase(serverUrl);
      const { db, close } = await openAlone({ databaseUrl, dataDir: "unused" });
      onTestFinished(async () => {
        await close();
        await drop();
      });
      return db;
    },
  };
}

/** Those that the tests run on: the embedded one, and a server where there is one. */
export const places: readonly Place[] = [embedded, ...(testServerUrl ? [onServer(testServerUrl)] : [])];

/** From each to each. */
export const ways = places.flatMap((from) =>
  places.map((to) => ({ from, to, name: `${from.name} to ${to.name}` })),
);

/** Makes it empty again. */
export async function dropTables(db: Db): Promise<void> {
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
}

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-test-backup-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A backup of a database; its file. */
export async function backupOf(db: Db, given: Partial<BackupOptions> = {}): Promise<string> {
  const file = path.join(temporaryFolder(), "backup");
  const options = {
    file,
    now: 0,
    sealKey: null,
    withKey: false,
    replace: false,
    progress: noProgress,
    ...given,
  };
  await readingAtOneMoment(db, (trx) => writeBackup(trx, options));
  return options.file;
}

/** Every row of every table that is kept, as text. */
export async function everyRow(db: Db): Promise<Readonly<Record<string, readonly string[]>>> {
  return db.transaction().execute(async (trx) => {
    await sayTimesInUtc(trx);
    const all: Record<string, readonly string[]> = {};
    for (const { name } of await listKeptTables(trx)) {
      const { rows } = await sql<{ row: string }>`
        select row_to_json(whole)::text as row from ${sql.id(name)} as whole order by 1
      `.execute(trx);
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  });
}
