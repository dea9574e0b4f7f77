import type { Clock } from "./clock.ts";

/** A clock that is `byMs` ahead of another one. */
export function aheadClock(clock: Clock, byMs: number): Clock {
  if (byMs === 0) return clock;
  return {
    now: () => clock.now() + byMs,
    monotonicMs: () => clock.monotonicMs(),
    wallAheadMs: () => clock.wallAheadMs() - byMs,
    schedule: (at, call) => clock.schedule(at - byMs, call),
    soon: (call) => clock.soon(call),
  };
}
