import { LocalDriver } from "@colyseus/core";
import { RedisDriver } from "@colyseus/redis-driver";
import { z } from "zod";
import { type Clock, every } from "../contests/clock.ts";
import type { RedisLink } from "./RedisLink.ts";
import { redisOptions } from "./redisOptions.ts";
import { type ListedRoom, listedRooms } from "./roomListing.ts";

export interface MirroredDriverDeps {
  readonly url: string;
  readonly link: RedisLink;
  readonly clock: Clock;
}

/** Where Colyseus' Redis driver keeps the listings. Asked once in vain, it never answers again: what it holds is read by us. */
const listingsKey = "roomcaches";

/** How often this process's listings are written again; so soon an emptied Redis has them back. */
const writeEveryMs = 2_000;
/** Listings not written for so long are of a process that was killed. Clocks of machines may differ by less. */
const staleMs = 60_000;
const patienceMs = 300;

const Written = z.object({ metadata: z.object({ writtenAt: z.number() }) });

/**
 * Colyseus' list of rooms, of this process alone: rooms are found, made and joined by it, whatever becomes of Redis. A copy
 * goes to Redis in the background, again and again, so that all processes' rooms can be listed there. RDS2
 */
export class MirroredDriver extends LocalDriver {
  readonly #redis: RedisDriver;
  readonly #link: RedisLink;
  readonly #disconnect: () => void;
  readonly #clock: Clock;
  readonly #endWriting: () => void;
  readonly #written = new Set<string>();
  #closing: Promise<void> | null = null;
  #writing: Promise<void> | null = null;

  constructor({ url, link, clock }: MirroredDriverDeps) {
    super();
    this.#link = link;
    this.#clock = clock;
    this.#redis = new RedisDriver(redisOptions(url, patienceMs));
    this.#disconnect = quieten(this.#redis);
    this.#endWriting = every(clock, writeEveryMs, () => this.#write());
  }

  /** The rooms of all processes, as Redis has them; null: it does not say. */
  async listEverywhere(): Promise<readonly ListedRoom[] | null> {
    const listings = await this.#readAll();
    return listings && listedRooms([...listings.values()].filter((listing) => !this.#isStale(listing)));
  }

  /** Colyseus asks for it when it ends, and waits for nothing. */
  override shutdown(): void {
    this.close().catch(() => undefined);
  }

  /** Takes this process's listings out of Redis, if it answers. May be called twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#endWriting();
    await this.#writing;
    this.clear();
    await this.#mirror().catch(() => undefined);
    this.#disconnect();
  }

  #write(): void {
    // What was not written now is written next time: nothing waits in a queue.
    this.#writing ??= this.#mirror()
      .catch(() => undefined)
      .finally(() => {
        this.#writing = null;
      });
  }

  async #mirror(): Promise<void> {
    const writtenAt = this.#clock.now();
    const rooms = this.rooms.map((room) => ({ ...room, metadata: { ...room.metadata, writtenAt } }));
    const here = new Set(rooms.map(({ roomId }) => roomId));
    const gone = [...this.#written].filter((roomId) => !here.has(roomId));
    for (const { roomId } of rooms) this.#written.add(roomId);
    await Promise.all(rooms.map((room) => this.#redis.persist(room)));
    await Promise.all(gone.map((roomId) => this.#redis.remove(roomId)));
    for (const roomId of gone) this.#written.delete(roomId);
    const all = [...((await this.#readAll()) ?? [])];
    const stale = all.filter(([, listing]) => this.#isStale(listing));
    await Promise.all(stale.map(([roomId]) => this.#redis.remove(roomId)));
  }

  async #readAll(): Promise<ReadonlyMap<string, unknown> | null> {
    const asked = await this.#link.ask((redis) => redis.hgetall(listingsKey));
    return (
      asked && new Map(Object.entries(asked.answer).map(([roomId, listing]) => [roomId, JSON.parse(listing)]))
    );
  }

  #isStale(listing: unknown): boolean {
    const written = Written.safeParse(listing);
    return !written.success || written.data.metadata.writtenAt < this.#clock.now() - staleMs;
  }
}

/** The driver listens for no errors of its client, which then prints them; and ends it only if Redis answers. Returns what ends it. */
function quieten(driver: RedisDriver): () => void {
  const client: unknown = Reflect.get(driver, "_client");
  const call = (method: "on" | "disconnect", ...args: readonly unknown[]) => {
    const called: unknown = Reflect.get(Object(client), method);
    if (typeof called !== "function")
      throw new Error("the Redis driver of Colyseus has another client by now");
    Reflect.apply(called, client, args);
  };
  call("on", "error", () => undefined);
  return () => call("disconnect");
}
