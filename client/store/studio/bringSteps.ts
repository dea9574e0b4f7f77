import type { Edit } from "../../../shared/contest/editActs.ts";
import type { Change } from "./changes.ts";
import { isSamePlace, type StudioContent } from "./content.ts";

/** A table on its way to a board: as its author saw that, and what was planned on it. */
export interface BringTry {
  readonly content: StudioContent;
  readonly edits: readonly Edit[];
}

/**
 * What a table has changed, and nothing that others did meanwhile. `tries`: all that were sent under one id, of which one
 * was done; `cardIds`: the cards that came, in the order of its plan. Null: nobody says which these are. FIL17
 */
export function changesOfBringing(
  tries: readonly BringTry[],
  cardIds: readonly number[] | undefined,
): readonly Change[] | null {
  // Those after it have seen its cards.
  const done = tries.findLast(({ content }) => !cardIds?.some((cardId) => content.cards.has(cardId)));
  const added = done?.edits.filter(({ what }) => what === "add").length;
  if (!cardIds || !done || added !== cardIds.length) return null;
  const coming = cardIds.values();
  const next = () => coming.next().value;
  return done.edits.flatMap((edit) => changesOfEdit(done.content, edit, next));
}

function changesOfEdit(
  { rows, columns, cards }: StudioContent,
  edit: Edit,
  nextCard: () => number | undefined,
): readonly Change[] {
  switch (edit.what) {
    case "add": {
      const cardId = nextCard();
      return cardId === undefined || !edit.place
        ? []
        : [{ what: "place", cardId, from: null, to: edit.place }];
    }
    case "place": {
      const { cardId, place: to } = edit;
      const from = cards.get(cardId)?.place ?? null;
      return isSamePlace(from, to) ? [] : [{ what: "place", cardId, from, to }];
    }
    case "size":
      return [{ what: "size", from: { rows, columns }, to: { rows: edit.rows, columns: edit.columns } }];
    case "write":
    case "discard":
    case "rules":
      throw new Error("a table only brings cards");
  }
}
