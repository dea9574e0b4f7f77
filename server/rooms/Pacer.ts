/**
 * Calls `flush` at once when idle, and at most once in `everyMs` under load; the last request is never forgotten. Where a
 * flush takes long, it leaves as much time to everything else.
 */
export class Pacer {
  readonly #flush: () => void;
  readonly #everyMs: number;
  #nextAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  constructor(everyMs: number, flush: () => void) {
    this.#everyMs = everyMs;
    this.#flush = flush;
  }

  request(): void {
    if (this.#timer) return;
    const waitMs = this.#nextAt - performance.now();
    if (waitMs <= 0) this.#run();
    else this.#timer = setTimeout(() => this.#run(), waitMs);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #run(): void {
    this.#timer = null;
    const begin = performance.now();
    // A request of the flush itself waits, too.
    this.#nextAt = begin + this.#everyMs;
    this.#flush();
    const end = performance.now();
    this.#nextAt = Math.max(begin + this.#everyMs, end + (end - begin));
  }
}
