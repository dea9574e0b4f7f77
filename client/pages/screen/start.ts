import type { PublicView } from "../../../shared/contest/view.ts";
import { always, type ByClock } from "../../store/byClock.ts";
import { lateStartMs } from "../../store/startCount.ts";

/**
 * What the screen does around the start: nothing yet; the board gets ready beneath the lobby, or beneath the count; "Go!", which
 * is also said while the counted start is on its way; and then a moment in which a board that is late may still come.
 */
export type StartAct =
  | { readonly kind: "far" | "near" | "go" | "settling" }
  | { readonly kind: "counting"; readonly seconds: number };

/** So long before a start by the clock the board gets ready: Phaser has to come. */
const nearMs = 6_000;
/** "Go!" is seen so long. */
export const goMs = 1_200;
/** A board that has not come by then is waited for no more. */
const settledMs = 4_000;
/** While it is counted, the server's time is looked at so often. */
const lookEveryMs = 100;

/** STG1 */
export function startAt(view: PublicView, now: number): ByClock<StartAct> {
  const { phase, clock, countdownAt, cover } = view;
  if (phase === "running" && clock.startedAt !== null) return afterStart(clock.startedAt, now);
  // Under a cover nothing is counted: the start waits with everything else.
  if (phase !== "lobby" || cover !== null) return always({ kind: "far" });
  if (countdownAt !== null && now < countdownAt + lateStartMs) {
    const seconds = Math.ceil((countdownAt - now) / 1_000);
    return {
      value: seconds > 0 ? { kind: "counting", seconds } : { kind: "go" },
      until: now + lookEveryMs,
    };
  }
  if (clock.startsAt === null) return always({ kind: "far" });
  const nearAt = clock.startsAt - nearMs;
  return now < nearAt ? { value: { kind: "far" }, until: nearAt } : always({ kind: "near" });
}

function afterStart(startedAt: number, now: number): ByClock<StartAct> {
  if (now < startedAt + goMs) return { value: { kind: "go" }, until: startedAt + goMs };
  if (now < startedAt + settledMs) return { value: { kind: "settling" }, until: startedAt + settledMs };
  return always({ kind: "far" });
}
