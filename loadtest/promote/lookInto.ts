import { Kysely, PostgresDialect } from "kysely";
import { createPool } from "../../server/db/pool.ts";
import type { Tables } from "../../server/db/tables.ts";

/** Looks into a database of Regatta beside its processes: also one that only reads, and without a lock of its own. */
export async function lookInto<T>(databaseUrl: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const pool = createPool({ connectionString: databaseUrl, max: 1 }, () => undefined, null);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
