import type { PublicView } from "../../shared/contest/view.ts";
import { always, type ByClock } from "./byClock.ts";
import { secondsUntil } from "./secondsLeft.ts";

/** A count that led to no start within this time is over: who waits for one should see why it does not come. CDN1 */
export const lateStartMs = 3_000;

/** The whole seconds of the count that is shown over everything; null: none is. Beneath a cover nothing is counted. CDN1 */
export function startCountAt(
  { phase, countdownAt, cover }: Pick<PublicView, "phase" | "countdownAt" | "cover">,
  now: number,
): ByClock<number | null> {
  if (phase !== "lobby" || cover !== null || countdownAt === null) return always(null);
  const overAt = countdownAt + lateStartMs;
  if (now >= overAt) return always(null);
  const { value, until } = secondsUntil(countdownAt, now);
  return { value, until: until ?? overAt };
}
