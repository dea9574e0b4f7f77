import pg from "pg";
import { delay, systemClock } from "../contests/clock.ts";
import { type Backend, backendOf, endBackend } from "./backends.ts";
import type { DatabaseLost } from "./database.ts";
import { DatabaseInUse } from "./databaseInUse.ts";

/** A process that was killed may hold the lock until the server notices. */
const patienceMs = 2_000;
const retryEveryMs = 100;
const longestBackoffMs = 5_000;

export interface DatabaseLock {
  /** Resolves when another process took the lock while our connection was broken. */
  readonly lost: Promise<DatabaseLost>;
  readonly release: () => Promise<void>;
}

interface Holding {
  readonly client: pg.Client;
  readonly session: Backend;
}

/** `alone`: nobody else may use the database; `shared`: others may that say so, too. */
export type DatabaseUse = "alone" | "shared";

/**
 * Takes the database for this process, by an advisory lock on a connection of its own; throws
 * {@link DatabaseInUse}. When that connection breaks it is made again, for as long as it takes, and the lock with it.
 */
export async function lockDatabase(
  config: pg.ClientConfig,
  use: DatabaseUse,
  onProblem: (error: Error) => void,
): Promise<DatabaseLock> {
  const stop = new AbortController();
  const lost = Promise.withResolvers<DatabaseLost>();

  let holding = await takeLock({ config, use, before: null, onProblem });
  let keeping = Promise.resolve();
  const keep = (held: Holding) => {
    held.client.once("end", () => {
      if (!stop.signal.aborted) keeping = takeAgain(held.session);
    });
  };
  const takeAgain = async (before: Backend) => {
    onProblem(new Error("The connection that holds the lock on the database broke"));
    for (
      let backoffMs = retryEveryMs;
      !stop.signal.aborted;
      backoffMs = Math.min(backoffMs * 2, longestBackoffMs)
    ) {
      try {
        holding = await takeLock({ config, use, before, onProblem });
        return keep(holding);
      } catch (error) {
        if (error instanceof DatabaseInUse) {
          if (!stop.signal.aborted) lost.resolve({ reason: error.message });
          return;
        }
        onProblem(error instanceof Error ? error : new Error(String(error)));
      }
      await delay(systemClock, backoffMs, stop.signal).catch(() => {});
    }
  };
  keep(holding);

  return {
    lost: lost.promise,
    release: async () => {
      stop.abort();
      await keeping;
      await holding.client.end();
    },
  };
}

interface Taking {
  readonly config: pg.ClientConfig;
  readonly use: DatabaseUse;
  /** Our own earlier session, which the server may not know is gone. */
  readonly before: Backend | null;
  readonly onProblem: (error: Error) => void;
}

/** Throws {@link DatabaseInUse} when somebody else has the lock. */
async function takeLock({ config, use, before, onProblem }: Taking): Promise<Holding> {
  const client = new pg.Client(config);
  client.on("error", onProblem);
  try {
    await client.connect();
    const giveUpAt = systemClock.monotonicMs() + patienceMs;
    while (!(await tryLock(client, use))) {
      if (before !== null) await endBackend(client, before);
      if (systemClock.monotonicMs() > giveUpAt) throw await inUse(client, use);
      await delay(systemClock, retryEveryMs);
    }
    return { client, session: await backendOf(client) };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

const lockFunctions: Readonly<Record<DatabaseUse, string>> = {
  alone: "pg_try_advisory_lock",
  shared: "pg_try_advisory_lock_shared",
};

async function tryLock(client: pg.Client, use: DatabaseUse): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    `select ${lockFunctions[use]}(hashtextextended('regatta:' || current_database(), 0)) as locked`,
  );
  return rows[0]?.locked === true;
}

/** Whom the others let in says who they are. CLU12 */
async function inUse(client: pg.Client, use: DatabaseUse): Promise<DatabaseInUse> {
  if (use === "shared")
    return new DatabaseInUse("A process without REDIS_URL has this PostgreSQL database for itself");
  return (await tryLock(client, "shared"))
    ? new DatabaseInUse("Processes with REDIS_URL are using this PostgreSQL database together")
    : new DatabaseInUse("Another process is using this PostgreSQL database");
}
