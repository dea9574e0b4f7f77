import type { Clock } from "../contests/clock.ts";
import { TokenBucket } from "./TokenBucket.ts";
import type { Rate } from "./table.ts";
import { type InLine, WaitingLine } from "./WaitingLine.ts";

export type Taken = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

interface Account {
  readonly bucket: TokenBucket;
  readonly line: WaitingLine;
}

/** Far more than a school has; then those that were quiet for longest are forgotten. */
const keptAccounts = 20_000;

/** One rate's buckets, of everybody who has used some of it lately. BUD2 */
export class RateAccounts {
  readonly #clock: Clock;
  readonly #rate: Rate;
  /** The longest quiet first. */
  readonly #accounts = new Map<string, Account>();
  readonly #lifted = new Set<string>();

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  take(whose: string, amount: number): Taken {
    if (this.#lifted.has(whose)) return { ok: true };
    const { bucket } = this.#account(whose);
    return bucket.take(amount) ? { ok: true } : { ok: false, waitMs: bucket.waitMs(amount) };
  }

  give(whose: string, amount: number): void {
    this.#accounts.get(whose)?.bucket.give(amount);
  }

  takeInLine(whose: string, id: string, room = Number.POSITIVE_INFINITY): InLine {
    if (!this.#lifted.has(whose)) return this.#account(whose).line.ask(id, room);
    return room > 0 ? { ok: true } : { ok: false, place: 1, waitMs: 0 };
  }

  lift(whose: string): void {
    this.#accounts.delete(whose);
    this.#lifted.add(whose);
  }

  #account(whose: string): Account {
    const known = this.#accounts.get(whose);
    this.#accounts.delete(whose);
    if (!known) this.#forgetQuiet();
    const bucket = known?.bucket ?? new TokenBucket(this.#clock, this.#rate);
    const account = known ?? { bucket, line: new WaitingLine(this.#clock, bucket) };
    this.#accounts.set(whose, account);
    return account;
  }

  /** A full bucket without a line is as good as none. */
  #forgetQuiet(): void {
    for (const [whose, { bucket, line }] of this.#accounts) {
      const isQuiet = bucket.isFull && line.isEmpty;
      if (!isQuiet && this.#accounts.size < keptAccounts) return;
      this.#accounts.delete(whose);
    }
  }
}
