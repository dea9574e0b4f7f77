import type { Clock } from "../contests/clock.ts";
import type { WriteMeter } from "../contests/runnerTypes.ts";

const windowMs = 15_000;

/** Remembers how long the commits of the last half minute took at worst. CON7 */
export class Pulse implements WriteMeter {
  readonly #clock: Pick<Clock, "monotonicMs">;
  readonly #next: WriteMeter;
  #windowAt: number;
  #worstMs: number | null = null;
  #worstBeforeMs: number | null = null;

  /** Hands everything on to `next`. */
  constructor(clock: Pick<Clock, "monotonicMs">, next: WriteMeter) {
    this.#clock = clock;
    this.#next = next;
    this.#windowAt = clock.monotonicMs();
  }

  /** Null: nothing was committed. */
  get commitMs(): number | null {
    this.#turn();
    const known = [this.#worstMs, this.#worstBeforeMs].filter((ms) => ms !== null);
    return known.length === 0 ? null : Math.max(...known);
  }

  committed(seconds: number): void {
    this.#turn();
    this.#worstMs = Math.max(this.#worstMs ?? 0, seconds * 1_000);
    this.#next.committed(seconds);
  }

  failed(what: Parameters<WriteMeter["failed"]>[0]): void {
    this.#next.failed(what);
  }

  #turn(): void {
    const passedMs = this.#clock.monotonicMs() - this.#windowAt;
    if (passedMs < windowMs) return;
    this.#worstBeforeMs = passedMs < 2 * windowMs ? this.#worstMs : null;
    this.#worstMs = null;
    this.#windowAt += Math.floor(passedMs / windowMs) * windowMs;
  }
}
