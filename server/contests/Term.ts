import type { Claim } from "../cluster/Owners.ts";

/** The epoch under which this process has a contest: one for all who write. It changes when the contest was taken anew. */
export class Term {
  #epoch: number;
  #next: Claim | null = null;

  constructor(epoch: number) {
    this.#epoch = epoch;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** The contest was taken anew: nothing is certain that is written under {@link epoch}, until {@link begin}. */
  get isOver(): boolean {
    return this.#next !== null;
  }

  /** To be called as soon as it is known. */
  claimed(claim: Claim): void {
    if (claim.epoch > (this.#next ?? this).epoch) this.#next = claim;
  }

  /** From now on the contest is written under the newest epoch. False: it is already. */
  begin(): boolean {
    const next = this.#next;
    if (next === null) return false;
    this.#epoch = next.epoch;
    this.#next = null;
    return true;
  }
}
