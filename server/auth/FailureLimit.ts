import type { Clock } from "../contests/clock.ts";

export interface FailureLimitOptions {
  /** Failures within the window after which nothing more is tried. */
  readonly failures: number;
  readonly windowMs: number;
}

/** Far more than a school has; then the oldest windows are forgotten. */
const keptWindows = 20_000;

interface Window {
  readonly endsAt: number;
  failures: number;
}

/**
 * Counts failures by (address, target) in windows of fixed length, so that guessing is slow. Thirty pupils share one
 * address, hence the target. In memory, and bounded.
 */
export class FailureLimit {
  readonly #options: FailureLimitOptions;
  readonly #clock: Clock;
  /** In the order of their beginning. */
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock, options: FailureLimitOptions) {
    this.#clock = clock;
    this.#options = options;
  }

  /** How long to wait, in ms, when there were too many failures; null when one may try. */
  waitMs(address: string, target = ""): number | null {
    const window = this.#current(address, target);
    if (!window || window.failures < this.#options.failures) return null;
    return window.endsAt - this.#clock.now();
  }

  /** Counts a failure; before the trial, when many may run side by side, and then {@link forgive} when it went well. */
  count(address: string, target = ""): void {
    const window = this.#current(address, target);
    if (window) {
      window.failures += 1;
      return;
    }
    this.#forgetOld();
    this.#windows.delete(key(address, target));
    this.#windows.set(key(address, target), {
      endsAt: this.#clock.now() + this.#options.windowMs,
      failures: 1,
    });
  }

  /** Takes one failure back: what was counted beforehand went well. */
  forgive(address: string, target = ""): void {
    const window = this.#current(address, target);
    if (window && window.failures > 0) window.failures -= 1;
  }

  #current(address: string, target: string): Window | null {
    const window = this.#windows.get(key(address, target));
    return window && window.endsAt > this.#clock.now() ? window : null;
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const [known, window] of this.#windows) {
      if (window.endsAt > now && this.#windows.size < keptWindows) return;
      this.#windows.delete(known);
    }
  }
}

function key(address: string, target: string): string {
  return `${address} ${target}`;
}
