import { Histogram } from "../Histogram.ts";
import type { SpreadOrder, SpreadReport } from "./botCalls.ts";
import type { Crowd } from "./Crowd.ts";
import { Faults } from "./Faults.ts";
import type { SeatBot } from "./SeatBot.ts";

/** When each effect reached each client of this process, by the number of the patch that showed it. */
export function spread(
  { bots, watches }: Crowd,
  { startUs, seconds, bins, effects }: SpreadOrder,
): SpreadReport {
  const pairs = new Histogram();
  const byTime = Array.from({ length: bins }, () => new Histogram());
  const last = new Float64Array(effects.length).fill(Number.NaN);
  const faults = new Faults();
  const clients = Map.groupBy(bots, ({ plan }) => plan.room);
  effects.forEach((effect, index) => {
    const here: readonly SeatBot[] = clients.get(effect.room) ?? [];
    const watch = watches.get(effect.room);
    if (!watch || here.length === 0) return;
    const frame = watch.frameShowing(effect);
    if (frame === null) {
      faults.add(`room ${effect.room + 1}: cell ${effect.cell} of ${effect.teamId} was never shown`);
      return;
    }
    const bin = byTime[Math.floor(((effect.scheduledUs - startUs) / (seconds * 1_000_000)) * bins)];
    for (const { plan, arrivals } of here) {
      const atUs = arrivals.at(frame);
      if (plan.client === effect.client || atUs === undefined) continue;
      const latencyUs = atUs - effect.scheduledUs;
      pairs.record(latencyUs);
      bin?.record(latencyUs);
      if (!(latencyUs <= (last[index] ?? 0))) last[index] = latencyUs;
    }
  });
  return {
    pairs: pairs.toCounts(),
    pairsByTime: byTime.map((bin) => bin.toCounts()),
    last,
    faults: faults.take(),
  };
}
