import { toleratedGapMs } from "../../shared/contest/timing.ts";
import type { Clock } from "./clock.ts";

/** How often a live contest says that it is alive. */
const renewEveryMs = 5_000;

/**
 * Notices that the program was gone: killed and started again, or frozen with its laptop's lid closed. A database
 * that is away does not count, so the watch is kept in memory and only copied to the journal.
 */
export class Liveness {
  readonly #clock: Clock;
  #aliveAt: number;
  #goneSince: number | null = null;
  #cancel: () => void = () => undefined;

  /** `lastAliveAt`: what the journal knows from before; null for a contest that was never live. */
  constructor(clock: Clock, lastAliveAt: number | null) {
    this.#clock = clock;
    this.#aliveAt = lastAliveAt ?? clock.now();
    this.notice();
  }

  /** Since when the program had been gone, until {@link settle} is called; null for no gap. */
  get goneSince(): number | null {
    return this.#goneSince;
  }

  /** The gap has been dealt with. */
  settle(): void {
    this.#goneSince = null;
  }

  /** Looks at the clock. To be called before time is believed. */
  notice(): void {
    const now = this.#clock.now();
    if (now - this.#aliveAt > toleratedGapMs) this.#goneSince ??= this.#aliveAt;
    this.#aliveAt = Math.max(now, this.#aliveAt);
  }

  /** Calls `renew` every 5 s from now on. */
  start(renew: () => void): void {
    this.#cancel = this.#clock.schedule(this.#clock.now() + renewEveryMs, () => {
      this.notice();
      renew();
      this.start(renew);
    });
  }

  stop(): void {
    this.#cancel();
  }
}
