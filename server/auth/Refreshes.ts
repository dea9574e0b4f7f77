import type { Budgets } from "../budgets/Budgets.ts";
import { Turns } from "../budgets/Turns.ts";
import type { Grant, Sessions } from "./Sessions.ts";

/**
 * Refreshes sign-ins for whoever asks. A right token always leads on: an address that tries tokens of nobody without end waits
 * for the answer to one before the next, so that no flood of them stands before a contest's commits in the queue of the
 * database. AUT19
 */
export class Refreshes {
  readonly #deps: { readonly sessions: Pick<Sessions, "refresh">; readonly budgets: Budgets };
  /** Of addresses that have tried many tokens that are nobody's. */
  readonly #turns = new Turns();

  constructor(deps: { readonly sessions: Pick<Sessions, "refresh">; readonly budgets: Budgets }) {
    this.#deps = deps;
  }

  /** As `Sessions.refresh`. Of an address that has spent its share nobody looks for what followed a token. */
  async refresh(refreshToken: string, address: string): Promise<Grant | null> {
    const { sessions, budgets } = this.#deps;
    const refreshed = await budgets.spend(
      [{ rate: "unknownTokens", whose: address }],
      () => sessions.refresh(refreshToken),
      (grant) => grant !== null,
    );
    if (refreshed.ok) return refreshed.result;
    return this.#turns.run(address, () => sessions.refresh(refreshToken, "by itself"));
  }
}
