import type { WrittenField } from "../../../shared/authors.ts";
import type { PrivateView } from "../../../shared/contest/view.ts";
import type { StudioCard } from "./content.ts";

/** What teams have done with a card until now, as its author is told before and after changing it. EDT11 */
export interface CardStand {
  /** By anybody, ever. */
  readonly bought: boolean;
  /** Teams that have it open now. */
  readonly reading: number;
  /** Teams that are done with it and can read it again. */
  readonly done: number;
}

/** Purchases are told at once; what a board's author was sent of the card may be older. */
export function standOf(view: PrivateView | null, card: Pick<StudioCard, "id" | "bought">): CardStand {
  const teams = view?.kind === "moderator" ? Object.values(view.teams) : [];
  let { bought } = card;
  let [reading, done] = [0, 0];
  for (const { purchases, removed } of teams) {
    const own = purchases.filter(({ cardId }) => cardId === card.id);
    if (own.length > 0) bought = true;
    if (removed) continue;
    if (own.some(({ status }) => status === "active")) reading += 1;
    else if (own.some(({ status }) => status !== "withdrawn")) done += 1;
  }
  return { bought, reading, done };
}

/** What was changed in a contest that is played, and how many were reading it. */
export interface Told {
  readonly cardId: number;
  readonly parts: readonly WrittenField[];
  readonly reading: number;
}
