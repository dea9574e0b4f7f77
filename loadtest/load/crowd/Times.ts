/** A list of moments that only grows, in four bytes each: whole microseconds after an origin, for up to 71 minutes. */
export class Times {
  readonly #originUs: number;
  #values = new Uint32Array(256);
  #length = 0;

  constructor(originUs: number) {
    this.#originUs = originUs;
  }

  get length(): number {
    return this.#length;
  }

  push(atUs: number): void {
    if (this.#length === this.#values.length) {
      const longer = new Uint32Array(this.#length * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length] = Math.max(0, atUs - this.#originUs);
    this.#length += 1;
  }

  /** Undefined beyond the end. */
  at(index: number): number | undefined {
    if (index >= this.#length) return undefined;
    return this.#originUs + (this.#values[index] ?? 0);
  }
}
