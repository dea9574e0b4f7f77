import pg from "pg";
import { after, systemClock } from "../contests/clock.ts";

/** Breaks a connection off without a word to its server, which may not listen: whoever waits for an answer is told. */
export function breakOff(client: pg.Client | pg.PoolClient, why: string): void {
  client.connection.stream.destroy(new Error(`Connection terminated: ${why}`));
}

/**
 * A connection that `prepare` has made ready, and what that made of it. It is broken off when anything in between fails, and
 * as soon as `signal` is aborted: wherever the server falls silent, nobody waits for it longer.
 */
export async function openClient<T>(
  config: pg.ClientConfig,
  signal: AbortSignal,
  prepare: (client: pg.Client) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const client = new pg.Client(config);
  // Whoever asks is told, and whoever keeps it is told of its end.
  client.on("error", () => undefined);
  const giveUp = () => breakOff(client, "not ready in time");
  signal.addEventListener("abort", giveUp);
  try {
    await client.connect();
    return await prepare(client);
  } catch (error) {
    breakOff(client, "it is not wanted any more");
    throw error;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

/** Does work on a connection, which is broken off when it takes too long. */
export async function inTime<T>(client: pg.Client, withinMs: number, work: () => Promise<T>): Promise<T> {
  const cancel = after(systemClock, withinMs, () => breakOff(client, "no answer in time"));
  try {
    return await work();
  } finally {
    cancel();
  }
}
