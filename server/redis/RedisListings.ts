import { RedisDriver } from "@colyseus/redis-driver";
import type { Listing, ListingStore, Sighted } from "./ListingStore.ts";
import { plainIn } from "./plainIn.ts";
import type { RedisLink } from "./RedisLink.ts";
import { redisOptions } from "./redisOptions.ts";

/** Where Colyseus' Redis driver keeps the listings. Asked once in vain, it never answers again: what it holds is read by us. */
const listingsKey = "roomcaches";

/** The listings in Redis, where Colyseus' own driver keeps them. RDS2 */
export class RedisListings implements ListingStore {
  readonly #driver: RedisDriver;
  readonly #link: RedisLink;
  readonly #disconnect: () => void;

  /** `patienceMs`: what takes longer to write has failed. */
  constructor(url: string, link: RedisLink, patienceMs = 300) {
    this.#link = link;
    this.#driver = new RedisDriver(redisOptions(url, patienceMs));
    this.#disconnect = quieten(this.#driver);
  }

  async look(): Promise<Sighted | null> {
    const asked = await this.#link.ask((redis) => Promise.all([redis.time(), redis.hgetall(listingsKey)]));
    if (!asked) return null;
    const [[seconds, microseconds], written] = asked.answer;
    const listings = Object.entries(written).map(([roomId, listing]) => [roomId, plainIn(listing)] as const);
    return { now: Number(seconds) * 1_000 + Number(microseconds) / 1_000, listings: new Map(listings) };
  }

  async write(listing: Listing): Promise<void> {
    await this.#driver.persist(Object.assign({}, listing) as Parameters<RedisDriver["persist"]>[0]);
  }

  async remove(roomId: string): Promise<void> {
    await this.#driver.remove(roomId);
  }

  close(): void {
    this.#disconnect();
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
