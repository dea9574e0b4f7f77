import { pino } from "pino";
import type { SharedApp } from "../app.ts";
import { slotRecord } from "../cluster/testing/processRecord.ts";
import { systemClock } from "../contests/clock.ts";
import { openRedis } from "../redis/openRedis.ts";

/**
 * What makes an app the first of several, over a Redis of the test's. `changes`: what else it says of the service. `patience`: for
 * tests in which Redis is well, so that no slow machine takes it for away.
 */
export function sharedOver(
  url: string,
  changes: Partial<SharedApp> = {},
  patience: { readonly patienceMs?: number } = {},
): SharedApp {
  const redis = openRedis({
    url,
    clock: systemClock,
    log: pino({ level: "silent" }),
    limits: { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 },
    key: new Uint8Array(32),
    ...patience,
  });
  return { ...redis, slot: 1, slots: async () => [slotRecord(1)], lacks: () => null, ...changes };
}
