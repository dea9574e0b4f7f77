import { remainingMs } from "../../shared/contest/timing.ts";
import type { PublicView } from "../../shared/contest/view.ts";

/** What everybody is told of the time: so many minutes are left, or the end was moved. */
export type TimeCall =
  | { readonly type: "left"; readonly minutes: number }
  | { readonly type: "moved"; readonly byMs: number; readonly leftMs: number };

type Timed = Pick<PublicView, "phase" | "clock">;

const minuteMs = 60_000;
const calledMinutes = [15, 5, 1];

/**
 * Follows a contest's clock and says what there is to call. Calls follow from the clock alone: a page that is opened within
 * a minute does not repeat what was called before, and a deadline that moves past a mark is called as moved. CAL1 CAL2
 */
export function createTimeCalls(): (contest: Timed, now: number) => TimeCall | null {
  let last: (Timed & { readonly leftMs: number }) | null = null;
  return (contest, now) => {
    const leftMs = remainingMs(contest, now);
    const before = last;
    last = leftMs === null ? null : { phase: contest.phase, clock: contest.clock, leftMs };
    if (leftMs === null || before?.phase !== contest.phase) return null;
    const byMs = (contest.clock.endsAt ?? 0) - (before.clock.endsAt ?? 0);
    const isOn = contest.phase === "running" || contest.phase === "paused";
    if (byMs !== 0) return isOn && Math.abs(byMs) >= 1_000 ? { type: "moved", byMs, leftMs } : null;
    const minutes = calledMinutes.find((mark) => isPassed(mark * minuteMs, before.leftMs, leftMs));
    return contest.phase === "running" && minutes !== undefined ? { type: "left", minutes } : null;
  };
}

/** Until when a page need not look, for nothing is called before; null for as long as the contest stays as it is. */
export function nextCallAt(contest: Timed, now: number): number | null {
  const leftMs = remainingMs(contest, now);
  if (leftMs === null || contest.phase !== "running") return null;
  const waits = calledMinutes.map((mark) => leftMs - mark * minuteMs).filter((waitMs) => waitMs > 0);
  return waits.length === 0 ? null : now + Math.min(...waits);
}

/** A page that slept over a mark says nothing that is not true any more. */
function isPassed(markMs: number, beforeMs: number, leftMs: number): boolean {
  return beforeMs > markMs && leftMs <= markMs && leftMs > markMs - minuteMs / 2;
}
