import type { Clock } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import type { Sight } from "./OwnershipStore.ts";

/** So many sights of the database's clock make one measure: their median. */
const sightsAtOnce = 5;
/** How often the time follows what was measured, and how long it takes to be there. */
const followEveryMs = 60_000;
/** What differs by more was set, and is not followed. */
const longestSlewMs = 1_000;
/** A sight that took longer says too little. */
const longestAnswerMs = 1_000;

/**
 * The time of a service of several processes: that of its database. Between two measures it runs by the process's own
 * clock; it is drawn after the database's by at most a second in a minute, and never goes back. When somebody sets the
 * database's clock, or another server with another clock takes its place, the time goes on as it was. CLU10
 */
export class DatabaseTime implements Clock {
  readonly #own: Clock;
  readonly #log: Log;
  readonly #onStep: (byMs: number) => void;
  /** By how much the database was ahead of the own clock, of each of the last sights, ms. */
  #sights: number[] = [];
  /** What is added to the own clock: from one offset to the next in the course of a minute. */
  #slew = { fromMs: 0, toMs: 0, since: 0 };
  #isSet = false;
  #aheadMs = 0;

  /** `onStep`: the database's clock was set by `byMs`, which was not followed. */
  constructor(own: Clock, log: Log, onStep: (byMs: number) => void) {
    this.#own = own;
    this.#log = log;
    this.#onStep = onStep;
  }

  now(): number {
    return Math.floor(this.#own.now() + this.#offsetMs());
  }

  monotonicMs(): number {
    return this.#own.monotonicMs();
  }

  /** By how much the database's clock was set ahead of this time. Moderators are told. TIM14 */
  wallAheadMs(): number {
    return -this.#aheadMs;
  }

  schedule(at: number, call: () => void): () => void {
    let cancel: () => void;
    const wait = () => {
      cancel = this.#own.schedule(this.#own.now() + Math.max(0, at - this.now()), ring);
    };
    const ring = () => (this.now() < at ? wait() : call());
    wait();
    return () => cancel();
  }

  soon(call: () => void): () => void {
    return this.#own.soon(call);
  }

  /** By how much this time is ahead of the database's clock because that was set back (or forth: negative), ms. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Takes what the database said; `askedAt`, `answeredAt`: by {@link monotonicMs}. To be called as soon as it has. */
  see({ now }: Pick<Sight, "now">, askedAt: number, answeredAt: number): void {
    const tookMs = answeredAt - askedAt;
    if (tookMs > longestAnswerMs) return;
    this.#sights = [...this.#sights, now + tookMs / 2 - this.#own.now()].slice(-sightsAtOnce);
    const measuredMs = medianOf(this.#sights) + this.#aheadMs;
    if (!this.#isSet) {
      // Nothing lives by it yet: it is right from the first sight, and better with each one up to the first measure.
      this.#isSet = this.#sights.length === sightsAtOnce;
      this.#slew = { fromMs: measuredMs, toMs: measuredMs, since: answeredAt };
      return;
    }
    const offMs = measuredMs - this.#slew.toMs;
    if (Math.abs(offMs) > longestSlewMs) this.#step(offMs);
    else if (answeredAt - this.#slew.since >= followEveryMs)
      this.#slew = { fromMs: this.#slew.toMs, toMs: measuredMs, since: answeredAt };
  }

  #step(byMs: number): void {
    const stepMs = Math.round(byMs);
    this.#aheadMs -= stepMs;
    // Those of before the step would make another one of it.
    this.#sights = this.#sights.slice(-1);
    this.#log.warn({ byMs: stepMs }, "the database's clock was set: contests go on by the time of before");
    this.#onStep(stepMs);
  }

  #offsetMs(): number {
    const { fromMs, toMs, since } = this.#slew;
    const passed = Math.min(1, (this.#own.monotonicMs() - since) / followEveryMs);
    return fromMs + (toMs - fromMs) * passed;
  }
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
