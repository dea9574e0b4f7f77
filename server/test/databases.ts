import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { threadId } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { closing } from "../db/closing.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { migrateToLatest } from "../db/migrate.ts";
import { poolOf } from "../db/pglite.ts";
import { findPreparedCluster } from "../db/prepared/preparedCluster.ts";
import type { Tables } from "../db/tables.ts";

/** The PostgreSQL server that the tests may use; without it they run on the embedded database. */
// biome-ignore lint/nursery/noJsRestrictedProperties: as below
// biome-ignore lint/style/noProcessEnv: tests have no composition root, and must not depend on the product's
export const testServerUrl = process.env.DATABASE_URL || undefined;

/** For a file `*.postgres.test.ts`, which runs only where there is a server. */
export function requireTestServer(): string {
  if (testServerUrl === undefined) throw new Error("DATABASE_URL is not set");
  return testServerUrl;
}

export interface TestDatabase extends Database {
  /** To open the same database again; null for the embedded one, which lives in memory. */
  readonly databaseUrl: string | null;
}

/** A migrated, empty database of one's own, on PostgreSQL when `DATABASE_URL` is set. Gone after `close`. */
export function freshDatabase(): Promise<TestDatabase> {
  return testServerUrl === undefined ? freshPGlite() : freshPostgres(testServerUrl);
}

/** The embedded database in memory. Starting one takes most of a second, so one that a test has left is emptied. */
export async function freshPGlite(): Promise<TestDatabase> {
  const left = leftDatabases.pop();
  const pglite = left?.pglite ?? new PGlite({ loadDataDir: await migratedDataDir() });
  const schema = left?.schema ?? (await schemaOf(pglite));
  return databaseOf(pglite, () => leaveOrClose(pglite, schema));
}

/** The embedded database in memory, without tables. */
export async function emptyPGlite(): Promise<TestDatabase> {
  const pglite = await newPGlite();
  return databaseOf(pglite, () => pglite.close());
}

function databaseOf(pglite: PGlite, leave: () => Promise<void>): TestDatabase {
  const db = kyselyOf(pglite);
  return {
    db,
    kind: "pglite",
    databaseUrl: null,
    lost: new Promise(() => {}),
    close: closing(() => db.destroy(), leave),
  };
}

const leftDatabases: { readonly pglite: PGlite; readonly schema: string }[] = [];

/** One whose tables a test has changed is of no use to the next. */
async function leaveOrClose(pglite: PGlite, schema: string): Promise<void> {
  if ((await schemaOf(pglite)) !== schema) return pglite.close();
  const { rows } = await pglite.query<{ tables: string }>(
    `select string_agg(format('%I', tablename), ', ') as tables from pg_tables
      where schemaname = 'public' and tablename not like 'kysely%'`,
  );
  await pglite.exec("discard all");
  await pglite.exec(`truncate ${rows[0]?.tables} restart identity cascade`);
  leftDatabases.push({ pglite, schema });
}

/** Whatever a statement can change of a database but its rows. */
async function schemaOf(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ hash: string }>(`
    select md5(string_agg(thing, ' ' order by thing)) as hash from (
      select format('%s.%s %s %s', attrelid, attnum, attname, atttypid) from pg_attribute
      union all select format('constraint %s %s', oid, pg_get_constraintdef(oid)) from pg_constraint
      union all select format('trigger %s %s', oid, tgenabled) from pg_trigger
      union all select format('function %s %s', oid, xmin) from pg_proc
      union all select format('index %s %s', indexrelid, indisvalid) from pg_index
      union all select format('setting %s %s', setdatabase, setconfig) from pg_db_role_setting
    ) as things (thing)
  `);
  return rows[0]?.hash ?? "";
}

/** A database of its own on a PostgreSQL server. */
export async function freshPostgres(serverUrl: string): Promise<TestDatabase> {
  const { databaseUrl, drop } = await createDatabase(serverUrl, await migratedTemplate(serverUrl));
  const database = await openDatabase({ databaseUrl, dataDir: "unused" });
  return {
    ...database,
    databaseUrl,
    close: closing(database.close, drop),
  };
}

/** A database on a PostgreSQL server, not migrated and empty unless it is a copy of another one. */
export async function createDatabase(
  serverUrl: string,
  template = "template1",
): Promise<{ readonly databaseUrl: string; drop: () => Promise<void> }> {
  const name = `regatta_test_${randomBytes(8).toString("hex")}`;
  await runOn(serverUrl, `create database ${name} template ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    databaseUrl: url.href,
    drop: async () => void (await runOn(serverUrl, `drop database if exists ${name} with (force)`)),
  };
}

/** As {@link migratedDataDir}, on a PostgreSQL server: the name of a database that is there to be copied. */
async function migratedTemplate(serverUrl: string): Promise<string> {
  const name = `regatta_test_${migrationsHash()}`;
  if (await isOn(serverUrl, name)) return name;
  const { databaseUrl, drop } = await createDatabase(serverUrl);
  const database = await openDatabase({ databaseUrl, dataDir: "unused" });
  await database.close();
  try {
    await runOn(serverUrl, `alter database ${new URL(databaseUrl).pathname.slice(1)} rename to ${name}`);
  } catch (error) {
    // Another process was sooner.
    if (!(await isOn(serverUrl, name))) throw error;
    await drop();
  }
  return name;
}

/** A data directory with a migrated embedded database, for `openDatabase`: saves the seconds of making one. */
export async function freshDataDir(): Promise<{ readonly dataDir: string; remove(): void }> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-test-data-"));
  await fs.promises.cp(await unpackedDataDir(), path.join(dataDir, "pg"), { recursive: true });
  return { dataDir, remove: () => fs.rmSync(dataDir, { recursive: true, force: true }) };
}

/** As {@link migratedDataDir}, in files: to copy them takes a fifth of what unpacking takes. */
async function unpackedDataDir(): Promise<string> {
  const folder = path.join(os.tmpdir(), `regatta-test-${migrationsHash()}`);
  if (fs.existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}.${threadId}`;
  const pglite = new PGlite({ dataDir: unfinished, loadDataDir: await migratedDataDir() });
  await pglite.waitReady;
  await pglite.close();
  try {
    fs.renameSync(unfinished, folder);
  } catch (error) {
    // Another process was sooner.
    if (!fs.existsSync(folder)) throw error;
    fs.rmSync(unfinished, { recursive: true });
  }
  return folder;
}

/** Making a database from nothing takes seconds, so it is done once and kept among the temporary files. */
async function migratedDataDir(): Promise<Blob> {
  const file = path.join(os.tmpdir(), `regatta-test-${migrationsHash()}.tar`);
  if (!fs.existsSync(file)) {
    const pglite = await newPGlite();
    const db = kyselyOf(pglite);
    await migrateToLatest(db);
    await db.destroy();
    const dump = await pglite.dumpDataDir("none");
    await pglite.close();
    const unfinished = `${file}.${process.pid}`;
    fs.writeFileSync(unfinished, await dump.bytes());
    fs.renameSync(unfinished, file);
  }
  // Not `openAsBlob`, which fails when another process puts its own in this place before it is read.
  return new Blob([await fs.promises.readFile(file)]);
}

/** From the cluster that the product begins with: to make one takes ten seconds of a core. */
async function newPGlite(): Promise<PGlite> {
  const prepared = await findPreparedCluster();
  return new PGlite(prepared ? { loadDataDir: prepared } : {});
}

function migrationsHash(): string {
  const hash = createHash("sha256");
  const folder = path.join(import.meta.dirname, "../db/migrations");
  for (const name of fs.readdirSync(folder).sort()) hash.update(fs.readFileSync(path.join(folder, name)));
  hash.update(fs.readFileSync(path.join(import.meta.dirname, "../../package-lock.json")));
  return hash.digest("hex").slice(0, 16);
}

function kyselyOf(pglite: PGlite): Kysely<Tables> {
  const failOn = (error: Error) => {
    throw error;
  };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf(pglite, failOn) }) });
}

async function isOn(serverUrl: string, name: string): Promise<boolean> {
  return (await runOn(serverUrl, `select from pg_database where datname = '${name}'`)) > 0;
}

/** How many rows it gives. */
async function runOn(serverUrl: string, statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows.length;
  } finally {
    await client.end();
  }
}
