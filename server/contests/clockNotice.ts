import { toleratedGapMs } from "../../shared/contest/timing.ts";
import type { ClockNotice } from "../../shared/protocol.ts";
import type { Clock } from "./clock.ts";

/** What moderators should know of the clock; null for nothing. `setBackMs`: as the contest's runner says. TIM14 */
export function clockNotice(clock: Clock, setBackMs: number | null): ClockNotice | null {
  const byMs = clock.wallAheadMs();
  if (Math.abs(byMs) > toleratedGapMs) return { type: "wall_clock_moved", byMs };
  return setBackMs === null ? null : { type: "clock_set_back", byMs: setBackMs };
}
