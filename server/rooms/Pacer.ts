import { after, type Clock } from "../contests/clock.ts";
import type { Pace } from "./patchPace.ts";

/**
 * Calls `flush` in the next turn of the loop when idle, so that what is said to one goes out before what is said to all;
 * and no sooner after a flush than the pace of then allows. The last request is never forgotten.
 */
export class Pacer {
  readonly #clock: Clock;
  readonly #flush: () => void;
  readonly #pace: () => Pace;
  #nextAt = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, pace: () => Pace, flush: () => void) {
    this.#clock = clock;
    this.#pace = pace;
    this.#flush = flush;
  }

  request(): void {
    if (this.#cancel) return;
    const waitMs = this.#nextAt - this.#clock.monotonicMs();
    if (waitMs <= 0) {
      this.#cancel = this.#clock.soon(() => this.#run());
    } else {
      this.#cancel = after(this.#clock, waitMs, () => this.#run());
    }
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #run(): void {
    this.#cancel = null;
    const begin = this.#clock.monotonicMs();
    // A request of the flush itself waits, too.
    const { everyMs, rest } = this.#pace();
    this.#nextAt = begin + everyMs;
    this.#flush();
    const end = this.#clock.monotonicMs();
    this.#nextAt = Math.max(begin + everyMs, end + rest * (end - begin));
  }
}
