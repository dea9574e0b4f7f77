/** Runs asynchronous work one after another, in the order of asking. */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();
  #length = 0;

  /** Work that waits or runs. */
  get length(): number {
    return this.#length;
  }

  /** Resolves or rejects as `work` does; a failure does not stop what comes after it. */
  run<T>(work: () => Promise<T>): Promise<T> {
    this.#length += 1;
    const result = this.#tail.then(work).finally(() => {
      this.#length -= 1;
    });
    this.#tail = result.catch(() => undefined);
    return result;
  }

  /** Resolves when all that was asked for so far is done. */
  async idle(): Promise<void> {
    await this.#tail;
  }
}
