import pg from "pg";
import { typeParsers } from "./typeParsers.ts";

/**
 * A pool whose broken connections are reported and replaced, never fatal. `pg` guards only the idle ones: one that
 * breaks between two statements of a transaction would end the process.
 */
export function createPool(config: pg.PoolConfig, onProblem: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(Object.assign(config, { types: typeParsers }));
  pool.on("connect", (client) => client.on("error", onProblem));
  pool.on("error", () => {}); // the client has reported it
  return pool;
}
