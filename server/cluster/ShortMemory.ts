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
    const { clock, keptMs, read } = this.#parts;
    const now = clock.monotonicMs();
    const known = this.#kept.get(key);
    if (known && (!known.isGiven || now - known.askedAt < keptMs)) return known.answer;
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

  forget(key: string): void {
    this.#kept.delete(key);
  }
}
