import type { Journal } from "../journal/journal.ts";
import type { Claim, Owners, Place } from "./Owners.ts";

/** Of one process that has every contest of a journal: there is nobody to ask, and nothing to wait for. */
export class SoleOwners implements Owners {
  readonly isShared = false;
  readonly #journal: Pick<Journal, "claim" | "findLiveness">;

  constructor(journal: Pick<Journal, "claim" | "findLiveness">) {
    this.#journal = journal;
  }

  async locate(): Promise<Place> {
    return { at: "here" };
  }

  async claim(contestId: string): Promise<Claim> {
    const epoch = await this.#journal.claim(contestId);
    return { epoch, lastAliveAt: await this.#journal.findLiveness(contestId), aheadMs: 0 };
  }

  async release(): Promise<void> {}

  async held(): Promise<void> {}

  onRegained(): void {}
}
