import { isSamePlain } from "../../../shared/contest/samePlain.ts";
import { type Change, editsOf, isSameWriting } from "./changes.ts";
import type { StudioCard, StudioContent } from "./content.ts";

/** What an author wants of the board, as their earlier steps have made it. */
export type Plan = (content: StudioContent) => readonly Change[];

/** What one author has made of a board. */
export interface OwnSteps {
  /** These are done. */
  note(changes: readonly Change[]): void;
  /**
   * What a plan comes to on the board of now, which its author saw as `seen`; null where somebody else has changed the same
   * in between. EDT18
   */
  follow(plan: Plan, seen: StudioContent, now: StudioContent): readonly Change[] | null;
  /** The card as it is now, where its author has seen these words or written them; else as it was seen. EDT19 */
  latest(seen: StudioCard, now: StudioContent | null): StudioCard;
}

export function createOwnSteps(): OwnSteps {
  const made = new Map<string, Change["to"]>();
  return {
    note(changes) {
      for (const change of changes) made.set(nameOf(change), change.to);
    },
    follow(plan, seen, now) {
      const changes = plan(now);
      const isKnown = (change: Change) =>
        editsOf(seen, change) !== null || isSamePlain(made.get(nameOf(change)), change.from);
      return changes.every(isKnown) ? changes : null;
    },
    latest(seen, now) {
      const card = now?.cards.get(seen.id);
      if (!card) return seen;
      const { writing } = card;
      const isKnown =
        isSameWriting(writing, seen.writing) || isSamePlain(made.get(`write ${card.id}`), writing);
      return isKnown ? card : seen;
    },
  };
}

/** What of a board it changes. */
function nameOf(change: Change): string {
  return change.what === "size" ? change.what : `${change.what} ${change.cardId}`;
}
