import type { Clock } from "../contests/clock.ts";
import type { TokenBucket } from "./TokenBucket.ts";

export type InLine =
  | { readonly ok: true }
  /** From 1, and when it will be this one's turn, in ms. */
  | { readonly ok: false; readonly place: number; readonly waitMs: number };

/** Whoever has not asked for so long has gone away, and those behind move up. */
const patienceMs = 20_000;
/** Those behind wait without a place of their own. */
const longest = 500;

/** Who waits at one bucket, in the order of coming: whoever asks again keeps the place. BUD3 */
export class WaitingLine {
  readonly #clock: Pick<Clock, "now">;
  readonly #bucket: TokenBucket;
  /** When each asked last, in the order of coming. */
  readonly #askedAt = new Map<string, number>();

  constructor(clock: Pick<Clock, "now">, bucket: TokenBucket) {
    this.#clock = clock;
    this.#bucket = bucket;
  }

  /**
   * Whether it is the turn of `id`, who then leaves the line; else its place in it. `room`: so many may leave it, however
   * few came before.
   */
  ask(id: string, room = Number.POSITIVE_INFINITY): InLine {
    const now = this.#clock.now();
    let before = 0;
    for (const [other, askedAt] of this.#askedAt) {
      if (other === id) break;
      if (askedAt < now - patienceMs) this.#askedAt.delete(other);
      else before += 1;
    }
    if (before < room && this.#bucket.left >= before + 1 && this.#bucket.take()) {
      this.#askedAt.delete(id);
      return { ok: true };
    }
    if (this.#askedAt.has(id) || this.#askedAt.size < longest) this.#askedAt.set(id, now);
    return { ok: false, place: before + 1, waitMs: this.#bucket.waitMs(before + 1) };
  }

  get isEmpty(): boolean {
    const now = this.#clock.now();
    return [...this.#askedAt.values()].every((askedAt) => askedAt < now - patienceMs);
  }
}
