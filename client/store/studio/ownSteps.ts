import { isSamePlain } from "../../../shared/contest/samePlain.ts";
import { type Change, editsFor } from "./changes.ts";
import type { StudioContent } from "./content.ts";

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
        editsFor(seen, [change]) !== null || isSamePlain(made.get(nameOf(change)), change.from);
      return changes.every(isKnown) ? changes : null;
    },
  };
}

/** What of a board it changes. */
function nameOf(change: Change): string {
  return change.what === "size" ? change.what : `${change.what} ${change.cardId}`;
}
