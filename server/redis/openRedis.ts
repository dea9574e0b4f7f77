import { budgetTable } from "../budgets/table.ts";
import type { Clock } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import type { RoomSizes } from "../env.ts";
import { Announcements } from "./Announcements.ts";
import { MirroredDriver } from "./MirroredDriver.ts";
import { RedisLink } from "./RedisLink.ts";
import { RedisListings } from "./RedisListings.ts";
import { RedisRates } from "./RedisRates.ts";
import { Reports } from "./Reports.ts";

export interface RedisDeps {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: RoomSizes;
  /** `keys.peers`: what Redis keeps of addresses and logins is made with it. */
  readonly key: Uint8Array;
  /** As {@link RedisLink} takes it. */
  readonly patienceMs?: number;
}

/** What the processes of a service share over Redis. Each part has a way without it, and none of them throws. RDS1 */
export interface Shared {
  /** For `ContestRooms`: its own rooms, with a copy in Redis. */
  readonly driver: MirroredDriver;
  /** For `Budgets`. */
  readonly rates: RedisRates;
  /** For `SharedNews`. */
  readonly announcements: Announcements;
  readonly reports: Reports;
  /** Whether the last question was answered. */
  isUp(): boolean;
  /** To be called after the rooms are closed. Waits for Redis 300 ms at most, each time that it asks. */
  close(): Promise<void>;
}

/** Resolves at once, whether Redis is there or not. */
export function openRedis({ limits, key, ...deps }: RedisDeps): Shared {
  const { url, clock } = deps;
  const link = new RedisLink(deps);
  const driver = new MirroredDriver(new RedisListings(url, link), clock);
  const announcements = new Announcements(url);
  return {
    driver,
    rates: new RedisRates({ link, key, rates: budgetTable(limits).rates }),
    announcements,
    reports: new Reports(link),
    isUp: () => link.isUp,
    async close() {
      await driver.close();
      announcements.close();
      link.close();
    },
  };
}
