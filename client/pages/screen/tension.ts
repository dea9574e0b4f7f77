import { remainingMs } from "../../../shared/contest/timing.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import { always, type ByClock } from "../../store/byClock.ts";
import { lateMs } from "../parts/ContestClock.tsx";
import { countdownMs, tenMinutesMs } from "./celebrations.ts";

/** How near the end is: not yet, the last ten minutes, the last two, the last ten seconds. */
export type Tension = 0 | 1 | 2 | 3;

/** From when on, in milliseconds left, and what comes when nothing is left of it. */
const levels = [
  { level: 3, fromMs: countdownMs, nextMs: 0 },
  { level: 2, fromMs: lateMs, nextMs: countdownMs },
  { level: 1, fromMs: tenMinutesMs, nextMs: lateMs },
] as const;

/** STG2 By the clock that everybody sees; none in a pause or on a quiet screen, nor while only teams with extra time play on. */
export function tensionAt(
  view: Pick<PublicView, "phase" | "clock" | "extraTimeTeams">,
  now: number,
  isQuiet: boolean,
): ByClock<Tension> {
  const leftMs = view.phase === "running" && !isQuiet ? remainingMs(view, now) : null;
  if (leftMs === null) return always(0);
  // The bell is on its way: nothing lets go for that moment.
  if (leftMs === 0) return always(view.extraTimeTeams > 0 ? 0 : 3);
  for (const { level, fromMs, nextMs } of levels)
    if (leftMs <= fromMs) return { value: level, until: now + leftMs - nextMs };
  return { value: 0, until: now + leftMs - tenMinutesMs };
}
