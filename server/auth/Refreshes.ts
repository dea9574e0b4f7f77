import type { Budgets } from "../budgets/Budgets.ts";
import { Turns } from "../budgets/Turns.ts";
import type { Grant, Sessions } from "./Sessions.ts";

/**
 * Refreshes sign-ins for whoever asks. An address that tries tokens of nobody without end waits for the answer to one before the
 * next, so that no flood of them stands before a contest's commits in the queue of the database; nor does it stand before a
 * right token for longer than its page waits. AUT19
 */
export class Refreshes {
  readonly #deps: { readonly sessions: Pick<Sessions, "refresh">; readonly budgets: Budgets };
  /** Of addresses that have tried many tokens that are nobody's. */
  readonly #turns: Turns;

  constructor(deps: { readonly sessions: Pick<Sessions, "refresh">; readonly budgets: Budgets }) {
    this.#deps = deps;
    this.#turns = new Turns(deps.budgets.most("waitingLookUps"));
  }

  /**
   * As `Sessions.refresh`. Of an address that has spent its share nobody looks for what followed a token, and while many of its
   * tokens wait the next one, right or not, is `overloaded`.
   */
  async refresh(refreshToken: string, address: string): Promise<Grant | null | "overloaded"> {
    const { sessions, budgets } = this.#deps;
    const refreshed = await budgets.spend(
      [{ rate: "unknownTokens", whose: address }],
      () => sessions.refresh(refreshToken),
      (grant) => grant !== null,
    );
    if (refreshed.ok) return refreshed.result;
    const turned = await this.#turns.run(address, () => sessions.refresh(refreshToken, "by itself"));
    return turned.ok ? turned.result : "overloaded";
  }
}
