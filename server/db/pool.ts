import pg from "pg";
import { NotConnected } from "./databaseAway.ts";
import type { StatementDeadline } from "./statementDeadline.ts";
import { typeParsers } from "./typeParsers.ts";

/**
 * A pool whose broken connections are reported and replaced, never fatal. `pg` guards only the idle ones: one that
 * breaks between two statements of a transaction would end the process. Who asks it for a connection in vain is told by
 * {@link NotConnected}. `deadline`: null where nobody can be waited for in vain, because the database is in this process.
 * It keeps every connection that it has made: those who all come back at once after a quiet time would wait until as many are
 * made anew.
 */
export function createPool(
  config: pg.PoolConfig,
  onProblem: (error: Error) => void,
  deadline: StatementDeadline | null,
): pg.Pool {
  const pool = new pg.Pool(Object.assign(config, { types: typeParsers, idleTimeoutMillis: 0 }));
  pool.on("connect", (client) => {
    client.on("error", onProblem);
    prepareMarked(client, deadline);
  });
  pool.on("error", () => {}); // the client has reported it
  deadline?.follow(pool);
  tellUnconnected(pool);
  return pool;
}

/** A name that is not found, a password that was changed, a database that is being restored: none is a fault of what was asked. */
function tellUnconnected(pool: pg.Pool): void {
  const connect: (...given: unknown[]) => unknown = pool.connect.bind(pool);
  const told = (...given: unknown[]) => {
    const connecting = connect(...given);
    if (!(connecting instanceof Promise)) return connecting;
    return connecting.catch((error: unknown) => {
      throw new NotConnected(error);
    });
  };
  pool.connect = told as typeof pool.connect;
}

const mark = /^\s*\/\* prepared: (\w+) \*\//;

/**
 * A statement that begins with `/* prepared: NAME *\/` is parsed and planned once by each connection, not every time:
 * for the one that every command waits for. A name belongs to one text.
 */
function prepareMarked(client: pg.PoolClient, deadline: StatementDeadline | null): void {
  const query: (...given: unknown[]) => unknown = client.query.bind(client);
  const marked = (text: unknown, ...rest: unknown[]) => {
    const name = typeof text === "string" ? mark.exec(text)?.[1] : undefined;
    const [values, ...others] = rest;
    const answer = name === undefined ? query(text, ...rest) : query({ name, text, values }, ...others);
    deadline?.watch(client, answer, name === undefined ? "other" : "prepared");
    return answer;
  };
  client.query = marked as typeof client.query;
}
