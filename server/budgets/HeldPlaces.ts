/** How many of something each holds at the moment. Whoever holds nothing is not remembered. */
export class HeldPlaces {
  readonly #most: number;
  readonly #held = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  held(whose: string): number {
    return this.#held.get(whose) ?? 0;
  }

  hold(whose: string, amount: number): boolean {
    const held = this.held(whose) + amount;
    if (held > this.#most) return false;
    this.#held.set(whose, held);
    return true;
  }

  release(whose: string, amount: number): void {
    const held = this.held(whose) - amount;
    if (held < 0) throw new Error("more was given back than was held");
    if (held === 0) this.#held.delete(whose);
    else this.#held.set(whose, held);
  }
}
