import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { closing } from "./closing.ts";
import type { DatabaseUse } from "./databaseLock.ts";
import { migrateBesideOthers } from "./migrate.ts";
import { openPGlite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";
import type { StatementDeadline } from "./statementDeadline.ts";
import type { Tables } from "./tables.ts";

export interface DatabaseOptions {
  /** A PostgreSQL server; without it the database lives in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Connections to PostgreSQL; 10 unless set. The embedded database has one. */
  readonly poolSize?: number;
  /** Whether other processes may use the database, too, that share it in turn; alone unless set. PostgreSQL only. */
  readonly use?: DatabaseUse;
  /** Told what went wrong in the background and was survived, such as a broken idle connection. */
  readonly onProblem?: (error: Error) => void;
}

export interface Database {
  readonly db: Kysely<Tables>;
  readonly kind: "pglite" | "postgres";
  /** Resolves when another process has taken the database over: this one must stop. */
  readonly lost: Promise<DatabaseLost>;
  /** Waits for running queries. May be called twice. */
  readonly close: () => Promise<void>;
}

export interface DatabaseLost {
  readonly reason: string;
}

/** What a kind of database gives: a pool for Kysely and what surrounds it. */
export interface Connection {
  readonly pool: pg.Pool;
  /** Null where statements cannot stay without an answer. */
  readonly deadline: StatementDeadline | null;
  readonly lost: Promise<DatabaseLost>;
  /** Called after the pool was closed. */
  readonly release: () => Promise<void>;
}

/**
 * Opens the database, for this process alone unless it is to be shared, and brings its tables up to date.
 * Throws `DatabaseInUse` when another process has it in another way, and any error of the driver when it cannot be reached.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl, dataDir, poolSize = 10, use = "alone", onProblem = () => {} } = options;
  const kind = databaseUrl === undefined ? "pglite" : "postgres";
  const connection =
    databaseUrl === undefined
      ? await openPGlite(dataDir, onProblem)
      : await openPostgres({ databaseUrl, poolSize, use, onProblem });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connection.pool }) });
  const close = closing(() => db.destroy(), connection.release);
  try {
    await migrateBesideOthers(db, onProblem);
    connection.deadline?.start();
  } catch (error) {
    await close();
    throw error;
  }
  return { db, kind, lost: connection.lost, close };
}
