/** Lets all who wait go on at once, as often as it is turned. */
export class Turnstile {
  #next = Promise.withResolvers<void>();

  /** Resolves with the next turn. */
  wait(): Promise<void> {
    return this.#next.promise;
  }

  turn(): void {
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }
}
