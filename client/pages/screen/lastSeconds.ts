import type { PublicView } from "../../../shared/contest/view.ts";
import { always, type ByClock } from "../../store/byClock.ts";
import { secondsLeftAt } from "../../store/secondsLeft.ts";
import { countdownMs } from "./celebrations.ts";

/** RST3 The last seconds, which are counted large; null while there are more, or none. */
export function lastSecondsAt(
  view: Pick<PublicView, "phase" | "clock">,
  now: number,
): ByClock<number | null> {
  const { value, until } = secondsLeftAt(view, now);
  if (view.phase !== "running" || value === null || value === 0) return always(null);
  const moreMs = value * 1_000 - countdownMs;
  // From the end of the second that is shown, so many more go by.
  if (moreMs > 0) return { value: null, until: until === null ? null : until + moreMs - 1_000 };
  return { value, until };
}
