import type pg from "pg";
import { after, delay, systemClock } from "../contests/clock.ts";
import { type Backend, backendOf, endBackend } from "./backends.ts";
import { inTime, openClient } from "./clients.ts";
import type { DatabaseLost } from "./database.ts";
import { DatabaseInUse } from "./databaseInUse.ts";

/** A process that was killed may hold the lock until the server notices. */
const patienceMs = 2_000;
const retryEveryMs = 100;
const longestBackoffMs = 5_000;

export interface LockPace {
  /** All of making the connection, ms. */
  readonly readyWithinMs: number;
  /** How often it is asked whether it is there, and how long it may take to say so. */
  readonly askEveryMs: number;
  readonly answerWithinMs: number;
}

/** A connection on which nothing is said would be found dead by the system after a quarter of an hour. */
const usualPace: LockPace = { readyWithinMs: 12_000, askEveryMs: 5_000, answerWithinMs: 10_000 };

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
 * {@link DatabaseInUse}. When that connection breaks or falls silent it is made again, for as long as it takes, and the lock
 * with it. DBS7
 */
export async function lockDatabase(
  config: pg.ClientConfig,
  use: DatabaseUse,
  onProblem: (error: Error) => void,
  pace: LockPace = usualPace,
): Promise<DatabaseLock> {
  const stop = new AbortController();
  const lost = Promise.withResolvers<DatabaseLost>();
  const take = (before: Backend | null) => {
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(pace.readyWithinMs)]);
    return takeLock({ config, use, before, onProblem, signal });
  };

  let holding = await take(null);
  let keeping = Promise.resolve();
  const keep = ({ client, session }: Holding) => {
    const isThere = () => inTime(client, pace.answerWithinMs, () => client.query("select"));
    let isOver = false;
    let cancel = () => {};
    // What comes of a question is told by the connection's end.
    const ask = () => void isThere().then(askLater, askLater);
    const askLater = () => {
      if (!isOver) cancel = after(systemClock, pace.askEveryMs, ask);
    };
    askLater();
    client.once("end", () => {
      isOver = true;
      cancel();
      if (!stop.signal.aborted) keeping = takeAgain(session);
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
        holding = await take(before);
        return keep(holding);
      } catch (error) {
        if (error instanceof DatabaseInUse) {
          if (!stop.signal.aborted) lost.resolve({ reason: error.message });
          return;
        }
        if (!stop.signal.aborted) onProblem(error instanceof Error ? error : new Error(String(error)));
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
      await inTime(holding.client, pace.answerWithinMs, () => holding.client.end());
    },
  };
}

interface Taking {
  readonly config: pg.ClientConfig;
  readonly use: DatabaseUse;
  /** Our own earlier session, which the server may not know is gone. */
  readonly before: Backend | null;
  readonly onProblem: (error: Error) => void;
  readonly signal: AbortSignal;
}

/** Throws {@link DatabaseInUse} when somebody else has the lock. */
async function takeLock({ config, use, before, onProblem, signal }: Taking): Promise<Holding> {
  return openClient(config, signal, async (client) => {
    const giveUpAt = systemClock.monotonicMs() + patienceMs;
    while (!(await tryLock(client, use))) {
      if (before !== null) await endBackend(client, before);
      if (systemClock.monotonicMs() > giveUpAt) throw await inUse(client, use);
      await delay(systemClock, retryEveryMs);
    }
    const session = await backendOf(client);
    client.on("error", onProblem);
    return { client, session };
  });
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
