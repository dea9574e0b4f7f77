import { performance } from "node:perf_hooks";
import type { Clock } from "../contests/clock.ts";

const lookEveryMs = 200;

/** What this process does with its time: shares of the last moments, 0 to 1. */
export interface TimeShares {
  /** Something was done. */
  readonly busy: number;
  /** Of that: rooms told their clients what changed. */
  readonly telling: number;
}

/** Milliseconds since the process began in which the event loop did something, and in which it waited. */
interface LoopTimes {
  readonly active: number;
  readonly idle: number;
}

/** Watches what this process does with its time. */
export class Busyness {
  readonly #clock: Clock;
  readonly #loopTimes: () => LoopTimes;
  #shares: TimeShares = { busy: 0, telling: 0 };
  #last: LoopTimes;
  #lookedAt: number;
  #tellingMs = 0;

  constructor(clock: Clock, loopTimes: () => LoopTimes = () => performance.eventLoopUtilization()) {
    this.#clock = clock;
    this.#loopTimes = loopTimes;
    this.#last = loopTimes();
    this.#lookedAt = clock.monotonicMs();
  }

  get shares(): TimeShares {
    const now = this.#clock.monotonicMs();
    const passedMs = now - this.#lookedAt;
    if (passedMs >= lookEveryMs) {
      const times = this.#loopTimes();
      const busy = shareOf(times.active - this.#last.active, times.idle - this.#last.idle);
      this.#shares = { busy, telling: Math.min(busy, this.#tellingMs / passedMs) };
      this.#last = times;
      this.#lookedAt = now;
      this.#tellingMs = 0;
    }
    return this.#shares;
  }

  /** Does what tells clients of a change, and counts its time. */
  tell(work: () => void): void {
    const begin = this.#clock.monotonicMs();
    work();
    this.#tellingMs += this.#clock.monotonicMs() - begin;
  }
}

/** The active part of both, 0 to 1: Node computes the one from the other, and either may fall below 0 by rounding. */
function shareOf(activeMs: number, idleMs: number): number {
  const active = Math.max(0, activeMs);
  return active === 0 ? 0 : active / (active + Math.max(0, idleMs));
}
