/**
 * Reads the same again and again, one read after another. Whoever asks while one is under way shares the next one with all who
 * ask by then: what is being read may be older than their asking.
 */
export class SharedReads<T> {
  readonly #read: () => Promise<T>;
  #underWay: Promise<T> | null = null;
  /** It has not begun. */
  #next: Promise<T> | null = null;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  /** What a read comes to that begins now or later. Rejects as that does; the next one is made all the same. */
  ask(): Promise<T> {
    if (this.#next) return this.#next;
    if (!this.#underWay) return this.#begin();
    const begin = () => this.#begin();
    this.#next = this.#underWay.then(begin, begin);
    return this.#next;
  }

  #begin(): Promise<T> {
    this.#next = null;
    this.#underWay = this.#read().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }
}
