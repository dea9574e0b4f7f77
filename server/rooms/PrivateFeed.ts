import type { ContestState } from "../../shared/contest/state.ts";
import type { ModeratorTeam, PrivateView } from "../../shared/contest/view.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { applyPrivateChange, type PrivateMessage } from "../../shared/protocol.ts";
import { privateChange } from "./privateChange.ts";
import type { privateAudienceOf } from "./visitor.ts";

/** Purchases in one message to a moderator, some 200 bytes each: the history of a long contest is told bit by bit. */
const mostPurchases = 500;
/** Teams in one, which have up to a kilobyte each before they buy anything. */
const mostTeams = 100;

/** What one client was told of its private view, so that only changes follow. SEE8 */
export class PrivateFeed {
  readonly #audience: NonNullable<ReturnType<typeof privateAudienceOf>>;
  #told: PrivateView | null = null;
  #revision = 0;
  #isBehind = false;

  constructor(audience: NonNullable<ReturnType<typeof privateAudienceOf>>) {
    this.#audience = audience;
  }

  /** Whether the last message left something out, that the next {@link change} tells. SEE12 */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  whole(state: ContestState): PrivateMessage {
    const view = viewFor(state, this.#audience);
    const told = view.kind === "moderator" ? { ...view, teams: this.#someOf(view.teams) } : view;
    this.#told = told;
    this.#revision += 1;
    return { revision: this.#revision, whole: told };
  }

  /** Null when nothing changed since the last message. */
  change(state: ContestState): PrivateMessage | null {
    const view = viewFor(state, this.#audience);
    const before = this.#told;
    const change = before && privateChange(before, view);
    if (!change) {
      this.#isBehind = false;
      return null;
    }
    this.#revision += 1;
    if (before.kind !== "moderator" || change.kind !== "moderator") {
      this.#told = view;
      return { revision: this.#revision, change };
    }
    const told = { ...change, teams: this.#someOf(change.teams) };
    this.#told = applyPrivateChange(before, told);
    return { revision: this.#revision, change: told };
  }

  /** As many of the teams as fit into a message, at least one. */
  #someOf<Team extends ModeratorTeam | null>(
    teams: Readonly<Record<string, Team>>,
  ): Readonly<Record<string, Team>> {
    const all = Object.entries(teams);
    let purchases = 0;
    const end = all.findIndex(([_id, team], count) => {
      const isFull = purchases >= mostPurchases || count >= mostTeams;
      purchases += team?.purchases.length ?? 0;
      return isFull;
    });
    this.#isBehind = end !== -1;
    return this.#isBehind ? Object.fromEntries(all.slice(0, end)) : teams;
  }
}
