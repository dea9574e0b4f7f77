/**
 * Calls `flush` in the next turn of the loop when idle, so that what is said to one goes out before what is said to all;
 * and at most once in `everyMs()` under load. The last request is never forgotten. Where a flush takes long, it leaves as
 * much time to everything else.
 */
export class Pacer {
  readonly #flush: () => void;
  readonly #everyMs: () => number;
  #nextAt = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(everyMs: () => number, flush: () => void) {
    this.#everyMs = everyMs;
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
    const everyMs = this.#everyMs();
    this.#nextAt = begin + everyMs;
    this.#flush();
    const end = performance.now();
    this.#nextAt = Math.max(begin + everyMs, end + (end - begin));
  }
}
