import { existsSync } from "node:fs";
import path from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import { closing } from "../db/closing.ts";
import type { DatabaseOptions } from "../db/database.ts";
import { DatabaseInUse } from "../db/databaseInUse.ts";
import { openPGlite } from "../db/pglite.ts";
import { createPool } from "../db/pool.ts";
import { openPostgres } from "../db/postgres.ts";
import type { Tables } from "../db/tables.ts";
import { Refused } from "../ops/Refused.ts";

/** A database whose tables are left as they are. */
export interface AsIs {
  readonly db: Kysely<Tables>;
  readonly close: () => Promise<void>;
}

type Where = Pick<DatabaseOptions, "databaseUrl" | "dataDir">;

/** A lasting problem shows itself in the statement that fails by it. */
const onProblem = () => {};

/**
 * For reading only. A PostgreSQL server gives it beside the processes that play on; the embedded database belongs to one
 * process, and is refused while a server has it. Throws {@link Refused}. OPS3
 */
export async function openForReading({ databaseUrl, dataDir }: Where): Promise<AsIs> {
  if (databaseUrl === undefined) {
    if (!existsSync(path.join(dataDir, "pg", "PG_VERSION")))
      throw new Refused(`There is no database in ${dataDir}: say where it is by DATA_DIR or DATABASE_URL.`);
    return openEmbedded(dataDir);
  }
  const config = { connectionString: databaseUrl, connectionTimeoutMillis: 5_000, max: 1 };
  const pool = createPool({ ...config, application_name: "regatta backup" }, onProblem, null);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: closing(() => db.destroy()) };
}

/** For this process alone. Throws {@link Refused}, and `DatabaseInUse` where a server runs on PostgreSQL. */
export async function openAlone({ databaseUrl, dataDir }: Where): Promise<AsIs> {
  if (databaseUrl === undefined) return openEmbedded(dataDir);
  const { pool, release } = await openPostgres({ databaseUrl, poolSize: 1, use: "alone", onProblem });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: closing(() => db.destroy(), release) };
}

async function openEmbedded(dataDir: string): Promise<AsIs> {
  const { pool, release } = await openPGlite(dataDir, onProblem).catch((error: unknown) => {
    if (!(error instanceof DatabaseInUse)) throw error;
    throw new Refused(
      `The database in ${dataDir} belongs to the server that runs: stop it, do this, and start it again. ` +
        `Contests go on where they were.`,
    );
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: closing(() => db.destroy(), release) };
}
