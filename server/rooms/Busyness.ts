const lookEveryMs = 200;

/** What this process does with its time: shares of the last moments, 0 to 1. */
export interface TimeShares {
  /** Something was done. */
  readonly busy: number;
  /** Of that: rooms told their clients what changed. */
  readonly telling: number;
}

/** Watches what this process does with its time. */
export class Busyness {
  #shares: TimeShares = { busy: 0, telling: 0 };
  #last = performance.eventLoopUtilization();
  #lookedAt = performance.now();
  #tellingMs = 0;

  get shares(): TimeShares {
    const now = performance.now();
    const passedMs = now - this.#lookedAt;
    if (passedMs >= lookEveryMs) {
      const { utilization } = performance.eventLoopUtilization(this.#last);
      this.#shares = { busy: utilization, telling: Math.min(utilization, this.#tellingMs / passedMs) };
      this.#last = performance.eventLoopUtilization();
      this.#lookedAt = now;
      this.#tellingMs = 0;
    }
    return this.#shares;
  }

  /** Does what tells clients of a change, and counts its time. */
  tell(work: () => void): void {
    const begin = performance.now();
    work();
    this.#tellingMs += performance.now() - begin;
  }
}
