import type { LedgerLine } from "../../shared/contest/view.ts";

/**
 * Whether the public balance is at every moment some sum of the private ledger, in order. The two travel apart, so
 * either may be ahead for a moment: what the ledger does not explain yet waits until it does, or until
 * {@link unexplained} is asked at rest.
 */
export class Agreement {
  #sums: readonly number[] = [];
  #shown: readonly number[] = [];
  #reached = 0;

  /** The ledger as it is now: never shorter than before. */
  ledger(ledger: readonly LedgerLine[]): void {
    let sum = 0;
    this.#sums = ledger.map(({ deltaPoints }) => {
      sum += deltaPoints;
      return sum;
    });
    this.#explain();
  }

  shown(balancePoints: number): void {
    if (balancePoints === (this.#shown.at(-1) ?? this.#sums[this.#reached])) return;
    this.#shown = [...this.#shown, balancePoints];
    this.#explain();
  }

  /** Balances that no sum of the ledger explains, oldest first. */
  get unexplained(): readonly number[] {
    return this.#shown;
  }

  #explain(): void {
    while (this.#shown.length > 0) {
      const found = this.#sums.findIndex((sum, index) => index >= this.#reached && sum === this.#shown[0]);
      if (found < 0) return;
      this.#reached = found;
      this.#shown = this.#shown.slice(1);
    }
  }
}
