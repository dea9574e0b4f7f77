import { pino } from "pino";
import { systemClock } from "../contests/clock.ts";
import { startPrivateRedis } from "../test/privateRedis.ts";
import { describeListingStore } from "./listingStore.contract.ts";
import { RedisLink } from "./RedisLink.ts";
import { RedisListings } from "./RedisListings.ts";

/** So that no busy machine is taken for a Redis that is away; two such waits are within what the suite allows. */
const patienceMs = 800;

describeListingStore("listings in Redis", async () => {
  const redis = await startPrivateRedis();
  const links: RedisLink[] = [];
  return {
    store() {
      const log = pino({ level: "silent" });
      const link = new RedisLink({ url: redis.url, clock: systemClock, log, patienceMs });
      links.push(link);
      return new RedisListings(redis.url, link, patienceMs);
    },
    empty: async () => void (await redis.client.flushall()),
    freeze: redis.freeze,
    thaw: redis.thaw,
    kill: redis.kill,
    start: redis.start,
    monotonicMs: () => systemClock.monotonicMs(),
    async close() {
      for (const link of links) link.close();
      await redis.close();
    },
  };
});
