import type { Clock } from "../contests/clock.ts";

export interface ShortMemoryParts<T> {
  readonly clock: Clock;
  /** How old an answer may be, ms; one that takes longer is for all who asked meanwhile. */
  readonly keptMs: number;
  readonly read: (key: string) => Promise<T>;
}

interface Kept<T> {
  readonly answer: Promise<T>;
  readonly askedAt: number;
  isGiven: boolean;
}

/** Of these many keys answers are kept; then all are forgotten at once. */
const mostKept = 1_000;

/** Answers that may be a moment old: a thousand who ask at once cost one question. A failure is kept for nobody else. WAY8 */
export class ShortMemory<T> {
  readonly #parts: ShortMemoryParts<T>;
  readonly #kept = new Map<string, Kept<T>>();

  constructor(parts: ShortMemoryParts<T>) {
    this.#parts = parts;
  }

  find(key: string): Promise<T> {
    const { clock, keptMs } = this.#parts;
    const known = this.#kept.get(key);
    if (known && (!known.isGiven || clock.monotonicMs() - known.askedAt < keptMs)) return known.answer;
    return this.#ask(key);
  }

  /** An answer that was asked for after that moment, by the clock's `monotonicMs`, however long ago; else it is asked for now. */
  findSince(key: string, since: number): Promise<T> {
    const known = this.#kept.get(key);
    return known && known.askedAt > since ? known.answer : this.#ask(key);
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }

  /** Every answer that was given so far: what they say may be so no longer. Questions that are under way stand. */
  forgetGiven(): void {
    for (const [key, { isGiven }] of this.#kept) if (isGiven) this.#kept.delete(key);
  }

  #ask(key: string): Promise<T> {
    const { clock, read } = this.#parts;
    const now = clock.monotonicMs();
    if (this.#kept.size >= mostKept) this.#kept.clear();
    const asked = { answer: read(key), askedAt: now, isGiven: false };
    this.#kept.set(key, asked);
    asked.answer.then(
      () => {
        asked.isGiven = true;
      },
      () => {
        if (this.#kept.get(key) === asked) this.#kept.delete(key);
      },
    );
    return asked.answer;
  }
}
