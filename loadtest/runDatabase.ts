import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { type Database, openDatabase } from "../server/db/database.ts";
import { createDatabase } from "../server/test/databases.ts";

export type DatabaseKind = "pglite" | "postgres";

/** A database for one run, that the server is pointed at and that is read while the server is down. */
export interface RunDatabase {
  readonly kind: DatabaseKind;
  readonly dataDir: string;
  /** Null: the embedded database. */
  readonly databaseUrl: string | null;
  /** For this process alone: throws while the server has it. */
  readonly open: () => Promise<Database>;
  readonly remove: () => Promise<void>;
}

/** A new, empty database; `serverUrl` is the PostgreSQL server to make it on, for that kind. */
export async function makeRunDatabase(kind: DatabaseKind, serverUrl: string | null): Promise<RunDatabase> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-load-"));
  const removeFiles = () => fs.rmSync(dataDir, { recursive: true, force: true });
  if (kind === "pglite") {
    return {
      kind,
      dataDir,
      databaseUrl: null,
      open: () => openDatabase({ dataDir }),
      remove: async () => removeFiles(),
    };
  }
  if (serverUrl === null) throw new Error("no PostgreSQL server to make a database on");
  const { databaseUrl, drop } = await createDatabase(serverUrl);
  return {
    kind,
    dataDir,
    databaseUrl,
    open: () => openDatabase({ dataDir, databaseUrl }),
    remove: async () => {
      removeFiles();
      await drop();
    },
  };
}

/** The PostgreSQL server of `DATABASE_URL`, or one on this machine that lets in without a password; null for none. */
export async function findPostgresServer(): Promise<string | null> {
  const { DATABASE_URL } = process.env;
  const local = ["postgres", os.userInfo().username].map(
    (user) => `postgres://${user}@127.0.0.1:5432/postgres`,
  );
  for (const url of DATABASE_URL ? [DATABASE_URL] : local) if (await mayCreateDatabases(url)) return url;
  return null;
}

async function mayCreateDatabases(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean }>(
      "select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user",
    );
    return rows[0]?.may === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
