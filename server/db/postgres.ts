import type pg from "pg";
import { systemClock } from "../contests/clock.ts";
import type { Connection } from "./database.ts";
import { type DatabaseUse, lockDatabase } from "./databaseLock.ts";
import { createPool } from "./pool.ts";
import { StatementDeadline } from "./statementDeadline.ts";

export interface PostgresOptions {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly use: DatabaseUse;
  readonly onProblem: (error: Error) => void;
}

/** A PostgreSQL server. A process that is to have the database alone, or that would share one's own, is refused by the lock. */
export async function openPostgres({
  databaseUrl,
  poolSize,
  use,
  onProblem,
}: PostgresOptions): Promise<Connection> {
  const config = clientConfig(databaseUrl);
  const lock = await lockDatabase(config, use, onProblem);
  const deadline = new StatementDeadline(systemClock);
  const pool = createPool({ ...config, max: poolSize }, onProblem, deadline);
  return { pool, deadline, lost: lock.lost, release: lock.release };
}

/** For the connection that holds the locks of a process's contests: where nothing answers, others wait for it. */
export function lockSessionConfig(databaseUrl: string): pg.ClientConfig {
  return { ...clientConfig(databaseUrl), connectionTimeoutMillis: 2_000, application_name: "regatta locks" };
}

function clientConfig(databaseUrl: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: "regatta",
  };
}
