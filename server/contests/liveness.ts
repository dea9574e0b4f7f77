import { toleratedGapMs } from "../../shared/contest/timing.ts";
import type { Clock } from "./clock.ts";

/** How often a live contest says that it is alive. */
const renewEveryMs = 5_000;

/**
 * Notices that the program was gone: killed and started again, or frozen with its laptop's lid closed; or started by a
 * clock that had been set back, so that nobody knows for how long it was gone. A database that is away does not count, so the
 * watch is kept in memory and only copied to the journal. RUN10
 */
export class Liveness {
  readonly #clock: Clock;
  #aliveAt: number;
  #goneSince: number | null = null;
  #cancel: () => void = () => undefined;

  /** By how much the clock stood before the contest's last moment when it was opened, ms; null for no more than a skew. */
  readonly clockSetBackMs: number | null;

  /** `lastAliveAt`: what the journal knows from before. */
  constructor(clock: Clock, lastAliveAt: number) {
    this.#clock = clock;
    this.#aliveAt = lastAliveAt;
    const aheadMs = lastAliveAt - clock.now();
    this.clockSetBackMs = aheadMs > toleratedGapMs ? aheadMs : null;
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
    if (Math.abs(now - this.#aliveAt) > toleratedGapMs) this.#goneSince ??= this.#aliveAt;
    this.#aliveAt = now;
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
