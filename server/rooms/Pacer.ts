import type { Pace } from "./patchPace.ts";

/**
 * Calls `flush` in the next turn of the loop when idle, so that what is said to one goes out before what is said to all;
 * and no sooner after a flush than the pace of then allows. The last request is never forgotten.
 */
export class Pacer {
  readonly #flush: () => void;
  readonly #pace: () => Pace;
  #nextAt = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(pace: () => Pace, flush: () => void) {
    this.#pace = pace;
    this.#flush = flush;
  }

  request(): void {
    if (this.#cancel) return;
    const waitMs = this.#nextAt - performance.now();
    if (waitMs <= 0) {
      const turn = setImmediate(() => this.#run());
      this.#cancel = () => clearImmediate(turn);
    } else {
      const timer = setTimeout(() => this.#run(), waitMs);
      this.#cancel = () => clearTimeout(timer);
    }
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #run(): void {
    this.#cancel = null;
    const begin = performance.now();
    // A request of the flush itself waits, too.
    const { everyMs, rest } = this.#pace();
    this.#nextAt = begin + everyMs;
    this.#flush();
    const end = performance.now();
    this.#nextAt = Math.max(begin + everyMs, end + rest * (end - begin));
  }
}
