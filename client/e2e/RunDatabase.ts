import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";

/** The database of one run: a folder of its own, or a database of its own on the PostgreSQL server that is named. */
export interface RunDatabase {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  remove(): Promise<void>;
}

export async function createRunDatabase(serverUrl: string | undefined): Promise<RunDatabase> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "regatta-e2e-data-"));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  if (!serverUrl) return { dataDir, databaseUrl: null, remove: removeFolder };
  const name = `regatta_e2e_${randomBytes(8).toString("hex")}`;
  await runOn(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    dataDir,
    databaseUrl: url.href,
    async remove() {
      await removeFolder();
      await runOn(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function runOn(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
