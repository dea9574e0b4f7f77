import { type Reservation, reserveDatabase } from "./db/reserveDatabase.ts";
import type { Env } from "./env.ts";
import { tryPort } from "./http/listen.ts";

/**
 * For what has to be done before a start, and not where that is refused: takes the database until released, and looks
 * whether the port is free. Throws what the start would throw. OPS16
 */
export async function reserveStart({
  databaseUrl,
  dataDir,
  cluster,
  port,
  host,
}: Pick<Env, "databaseUrl" | "dataDir" | "cluster" | "port" | "host">): Promise<Reservation> {
  const database = await reserveDatabase({ databaseUrl, dataDir, use: cluster ? "shared" : "alone" });
  try {
    await tryPort(port, host);
  } catch (error) {
    await database.release();
    throw error;
  }
  return database;
}
