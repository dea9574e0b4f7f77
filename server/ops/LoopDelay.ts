/** Who asks, each for all since it asked last. */
const readers = ["metrics", "report"] as const;
type Reader = (typeof readers)[number];

export interface Delays {
  /** Of a hundred delays 99 were no longer, ms. */
  readonly most99Ms: number;
  readonly longestMs: number;
}

/** Of a reader that never asks, so many are kept. */
const mostKept = 2_000;

/**
 * How long the event loop held up what was due: by how late a tick is that comes for something else. A timer for this alone, as
 * Node's own measure has, would wake a process that has nothing to do, fifty or a hundred times a second.
 */
export class LoopDelay {
  readonly #lateMs: Readonly<Record<Reader, number[]>> = { metrics: [], report: [] };

  /** A tick came so late, ms. */
  note(lateMs: number): void {
    for (const reader of readers) {
      const kept = this.#lateMs[reader];
      kept.push(Math.max(0, lateMs));
      if (kept.length > mostKept) kept.shift();
    }
  }

  /** Since this reader asked last; null: no tick came. */
  take(reader: Reader): Delays | null {
    const sorted = this.#lateMs[reader].splice(0).sort((a, b) => a - b);
    const [longestMs, most99Ms] = [sorted.at(-1), sorted[Math.ceil(0.99 * sorted.length) - 1]];
    return longestMs === undefined || most99Ms === undefined ? null : { most99Ms, longestMs };
  }
}
