const mostKept = 50;

/** Sentences about what must not be; of very many the first ones and their number. */
export class Faults {
  #sentences: string[] = [];
  #more = 0;

  add(sentence: string): void {
    if (this.#sentences.length < mostKept) this.#sentences.push(sentence);
    else this.#more += 1;
  }

  /** All since the last call. */
  take(): readonly string[] {
    const all = this.#more === 0 ? this.#sentences : [...this.#sentences, `… and ${this.#more} more`];
    this.#sentences = [];
    this.#more = 0;
    return all;
  }
}
