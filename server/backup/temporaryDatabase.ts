import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import pg from "pg";
import { closing } from "../db/closing.ts";
import type { Tables } from "../db/tables.ts";
import { openAlone } from "./openAsIs.ts";

export type TemporaryKind = "a database on the same server" | "an embedded database";

export interface TemporaryDatabase {
  readonly db: Kysely<Tables>;
  readonly kind: TemporaryKind;
  readonly remove: () => Promise<void>;
}

const insufficientPrivilege = "42501";

/**
 * An empty database that is thrown away: on the server at `databaseUrl` where this role may make one, else an embedded one in
 * `folder`, which whoever made it removes.
 */
export async function openTemporary(
  databaseUrl: string | undefined,
  folder: string,
): Promise<TemporaryDatabase> {
  const made = databaseUrl === undefined ? null : await tryCreate(databaseUrl);
  if (!made) {
    const { db, close } = await openAlone({ databaseUrl: undefined, dataDir: folder });
    return { db, kind: "an embedded database", remove: close };
  }
  try {
    const { db, close } = await openAlone({ databaseUrl: made.url, dataDir: folder });
    return { db, kind: "a database on the same server", remove: closing(close, made.drop) };
  } catch (error) {
    await made.drop();
    throw error;
  }
}

/** Null when this role may not. */
async function tryCreate(databaseUrl: string) {
  const name = `regatta_drill_${randomBytes(8).toString("hex")}`;
  try {
    await runOn(databaseUrl, `create database ${name}`);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === insufficientPrivilege) return null;
    throw error;
  }
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOn(databaseUrl, `drop database if exists ${name}`) };
}

async function runOn(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
