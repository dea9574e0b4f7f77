import type { Clock } from "../contests/clock.ts";

/** So many at once, and so many per second after that. */
export class TokenBucket {
  readonly #clock: Pick<Clock, "now">;
  readonly #rate: { readonly burst: number; readonly perSecond: number };
  #left: number;
  #at: number;

  constructor(clock: Pick<Clock, "now">, rate: { readonly burst: number; readonly perSecond: number }) {
    this.#clock = clock;
    this.#rate = rate;
    this.#left = rate.burst;
    this.#at = clock.now();
  }

  /** False when there is not as much left; then nothing is taken. */
  take(amount = 1): boolean {
    if (this.left < amount) return false;
    this.#left -= amount;
    return true;
  }

  /** Takes what is known to be due only afterwards, also when that leaves less than none. */
  charge(amount: number): void {
    this.#left = this.left - amount;
  }

  /** What was taken beforehand was not used. */
  give(amount = 1): void {
    this.#left = Math.min(this.#rate.burst, this.left + amount);
  }

  /** How long until there is as much, in ms; 0: now. */
  waitMs(amount = 1): number {
    return Math.max(0, Math.ceil(((amount - this.left) / this.#rate.perSecond) * 1000));
  }

  get isFull(): boolean {
    return this.left >= this.#rate.burst;
  }

  /** What may be taken now, part of one included. */
  get left(): number {
    const now = this.#clock.now();
    const { burst, perSecond } = this.#rate;
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / 1000) * perSecond);
    this.#at = now;
    // Sums of thirds of a token are a hair below the whole.
    return Math.round(this.#left * 1e6) / 1e6;
  }
}
