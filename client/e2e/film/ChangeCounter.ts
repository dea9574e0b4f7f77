/** What a change must be to count. */
export interface ChangeRule {
  readonly least: number;
  /** Whether a change between these two counts at all. */
  counts(lower: number, higher: number): boolean;
}

const risen = 1;
const fallen = -1;

/**
 * Counts opposing changes of many values at once: a change counts when it goes at least so far back from where the one before
 * had led, however many frames it takes, and the next one must go the other way.
 */
export class ChangeCounter {
  readonly #rule: ChangeRule;
  readonly #most: number;
  readonly #lowest: Float32Array;
  readonly #highest: Float32Array;
  readonly #direction: Int8Array;
  /** Of each value the times of its last changes, `most` and one, as a ring. */
  readonly #times: Float64Array;
  readonly #next: Uint8Array;

  /** `most`: so many changes within a time are still allowed. */
  constructor(size: number, most: number, rule: ChangeRule) {
    this.#rule = rule;
    this.#most = most;
    this.#lowest = new Float32Array(size).fill(Number.POSITIVE_INFINITY);
    this.#highest = new Float32Array(size).fill(Number.NEGATIVE_INFINITY);
    this.#direction = new Int8Array(size);
    this.#times = new Float64Array(size * (most + 1)).fill(Number.NEGATIVE_INFINITY);
    this.#next = new Uint8Array(size);
  }

  /** Whether the value at `index` has now changed more often than allowed in less than `withinMs`. */
  note(index: number, value: number, at: number, withinMs: number): boolean {
    if (this.#isChange(index, value)) this.#keep(index, at);
    const ring = this.#most + 1;
    const oldest = this.#times[index * ring + (this.#next[index] ?? 0)] ?? Number.NEGATIVE_INFINITY;
    return at - oldest < withinMs;
  }

  #isChange(index: number, value: number): boolean {
    const { least, counts } = this.#rule;
    const lowest = Math.min(value, this.#lowest[index] ?? value);
    const highest = Math.max(value, this.#highest[index] ?? value);
    this.#lowest[index] = lowest;
    this.#highest[index] = highest;
    const direction = this.#direction[index];
    if (direction !== risen && value - lowest >= least && counts(lowest, value)) {
      this.#direction[index] = risen;
      this.#highest[index] = value;
      return true;
    }
    if (direction !== fallen && highest - value >= least && counts(value, highest)) {
      this.#direction[index] = fallen;
      this.#lowest[index] = value;
      return true;
    }
    return false;
  }

  #keep(index: number, at: number): void {
    const ring = this.#most + 1;
    const next = this.#next[index] ?? 0;
    this.#times[index * ring + next] = at;
    this.#next[index] = (next + 1) % ring;
  }
}
