import type pg from "pg";
import type { Connection } from "./database.ts";
import { lockDatabase } from "./databaseLock.ts";
import { createPool } from "./pool.ts";
import { StatementDeadline } from "./statementDeadline.ts";

/** A PostgreSQL server. One process per database: a second one is refused by the lock. */
export async function openPostgres(
  databaseUrl: string,
  poolSize: number,
  onProblem: (error: Error) => void,
): Promise<Connection> {
  const config: pg.ClientConfig = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: "regatta",
  };
  const lock = await lockDatabase(config, onProblem);
  const deadline = new StatementDeadline();
  const pool = createPool({ ...config, max: poolSize }, onProblem, deadline);
  return { pool, deadline, lost: lock.lost, release: lock.release };
}
