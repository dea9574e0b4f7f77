const lookEveryMs = 200;

/** How busy this process is. */
export class Busyness {
  #last = performance.eventLoopUtilization();
  #lookedAt = performance.now();
  #share = 0;

  /** The share of the last moments in which the event loop had something to do: 0 to 1. */
  get share(): number {
    const now = performance.now();
    if (now - this.#lookedAt >= lookEveryMs) {
      this.#share = performance.eventLoopUtilization(this.#last).utilization;
      this.#last = performance.eventLoopUtilization();
      this.#lookedAt = now;
    }
    return this.#share;
  }
}

/** Milliseconds between two patches of a room. */
export const patchPace = { shortest: 16, longest: 250 };
/** Up to the one share patches go out as often as may be, from the other on as rarely. */
const calm = 0.6;
const full = 0.9;

/**
 * Milliseconds from one patch of a room to the next. Where there is more to do than time, most of it goes into telling
 * every client of every change: telling of some changes together leaves the time to the commands.
 */
export function patchEveryMs(busyShare: number): number {
  const { shortest, longest } = patchPace;
  const strain = Math.min(1, Math.max(0, (busyShare - calm) / (full - calm)));
  return shortest + (longest - shortest) * strain;
}
