import type { WrittenField } from "../../../shared/authors.ts";
import type { CardPlace, CardWriting, Edit } from "../../../shared/contest/editActs.ts";
import { isSamePlain } from "../../../shared/contest/samePlain.ts";
import { isSamePlace, onBoard, type StudioCard, type StudioContent } from "./content.ts";

/** What an author did in one go: what was before and what is after, so that it can be undone and done again. */
export type Change =
  | { readonly what: "write"; readonly cardId: number; readonly from: CardWriting; readonly to: CardWriting }
  | {
      readonly what: "place";
      readonly cardId: number;
      readonly from: CardPlace | null;
      readonly to: CardPlace | null;
    }
  | { readonly what: "size"; readonly from: Size; readonly to: Size }
  /** A card that came from another contest. Once it is gone again, it comes back only from there. COP4 */
  | {
      readonly what: "copy";
      readonly cardId: number;
      readonly writing: CardWriting;
      readonly place: CardPlace | null;
      readonly from: boolean;
      readonly to: boolean;
    };

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export function inverseOf(changes: readonly Change[]): readonly Change[] {
  return changes
    .map((change): Change => ({ ...change, from: change.to, to: change.from }) as Change)
    .reverse();
}

/** The edits that carry changes out now; null: somebody has changed the same since, and nothing is overwritten. */
export function editsFor(content: StudioContent, changes: readonly Change[]): Edit[] | null {
  const edits: Edit[] = [];
  for (const change of changes) {
    const own = editsOf(content, change);
    if (!own) return null;
    edits.push(...own);
  }
  // What has no room in a smaller board leaves it before: what is in the way then is somebody else's. EDT18
  return [...edits.filter(({ what }) => what !== "size"), ...edits.filter(({ what }) => what === "size")];
}

/** Those of one change, whatever stands where a board would end; null: what it changes is another by now. */
export function editsOf(content: StudioContent, change: Change): readonly Edit[] | null {
  if (change.what === "size") {
    const { from, to } = change;
    if (content.rows !== from.rows || content.columns !== from.columns) return null;
    return [{ what: "size", rows: to.rows, columns: to.columns, basedOn: from }];
  }
  const card = content.cards.get(change.cardId);
  if (!card) return null;
  switch (change.what) {
    case "copy":
      if (change.to || !isSameWriting(card.writing, change.writing) || !isSamePlace(card.place, change.place))
        return null;
      return [...(card.place ? [placeEdit(card, null)] : []), discardEdit(card)];
    case "write":
      return isSameWriting(card.writing, change.from) ? [writeEdit(card, change.to)] : null;
    case "place":
      return isSamePlace(card.place, change.from) ? [placeEdit(card, change.to)] : null;
  }
}

/** Whether it can be done again once it was undone. */
export function canBeRedone(changes: readonly Change[]): boolean {
  return changes.every(({ what }) => what !== "copy");
}

export function writeEdit({ id, revision, taskVersion }: StudioCard, writing: CardWriting): Edit {
  return { what: "write", cardId: id, basedOn: { revision, taskVersion }, writing };
}

function placeEdit({ id }: StudioCard, place: CardPlace | null): Edit {
  return { what: "place", cardId: id, place };
}

/** As it is here, and no other. EDT19 */
export function discardEdit({ id, revision, taskVersion }: StudioCard): Edit {
  return { what: "discard", cardId: id, basedOn: { revision, taskVersion } };
}

/** To the place, and who stands there takes the place that becomes free. */
export function moving(content: StudioContent, cardId: number, to: CardPlace): readonly Change[] {
  const card = content.cards.get(cardId);
  if (!card || isSamePlace(card.place, to)) return [];
  const there = onBoard(content).find(({ place }) => isSamePlace(place, to));
  const changes: Change[] = [{ what: "place", cardId, from: card.place, to }];
  if (there) changes.push({ what: "place", cardId: there.id, from: there.place, to: card.place });
  return changes;
}

export function layingAside(content: StudioContent, cardId: number): readonly Change[] {
  const card = content.cards.get(cardId);
  return card?.place ? [{ what: "place", cardId, from: card.place, to: null }] : [];
}

/** Cards that no longer fit are laid aside. */
export function resizing(content: StudioContent, to: Size): readonly Change[] {
  const from = { rows: content.rows, columns: content.columns };
  if (from.rows === to.rows && from.columns === to.columns) return [];
  const leaving = fallingOff(content, to).map(
    ({ id, place }): Change => ({ what: "place", cardId: id, from: place, to: null }),
  );
  return [...leaving, { what: "size", from, to }];
}

/** What moved, came and was resized from one to the other; a card that came was aside before. */
export function changesBetween(before: StudioContent, after: StudioContent): readonly Change[] {
  const moved = [...after.cards.values()].flatMap(({ id, place }): Change[] => {
    const from = before.cards.get(id)?.place ?? null;
    return isSamePlace(from, place) ? [] : [{ what: "place", cardId: id, from, to: place }];
  });
  const [from, to] = [before, after].map(({ rows, columns }) => ({ rows, columns })) as [Size, Size];
  const isSameSize = from.rows === to.rows && from.columns === to.columns;
  return isSameSize ? moved : [...moved, { what: "size", from, to }];
}

export function fallingOff(content: StudioContent, { rows, columns }: Size) {
  return onBoard(content).filter(({ place }) => place.row > rows || place.column > columns);
}

/** Every card of the column gets the category. */
export function namingColumn(content: StudioContent, column: number, category: string): readonly Change[] {
  return rewriting(
    onBoard(content).filter(({ place }) => place.column === column),
    (writing) => ({ ...writing, category }),
  );
}

/** The first row costs `first`, each one below `step` more. */
export function pricing(
  content: StudioContent,
  { first, step }: { readonly first: number; readonly step: number },
): readonly Change[] {
  return onBoard(content).flatMap((card) =>
    rewriting([card], (writing) => ({ ...writing, pricePoints: first + step * (card.place.row - 1) })),
  );
}

function rewriting(
  cards: readonly StudioCard[],
  change: (writing: CardWriting) => CardWriting,
): readonly Change[] {
  return cards.flatMap(({ id, writing }): Change[] => {
    const to = change(writing);
    return isSameWriting(writing, to) ? [] : [{ what: "write", cardId: id, from: writing, to }];
  });
}

export function isSameWriting(one: CardWriting, other: CardWriting): boolean {
  return isSamePlain(one, other);
}

/**
 * What both have written since `base`, where they wrote different parts of the card; null where one part was written by
 * both: then only a person can choose. EDT10
 */
export function mergedWriting(base: CardWriting, mine: CardWriting, theirs: CardWriting): CardWriting | null {
  let merged = theirs;
  for (const part of Object.values(parts)) {
    const [was, own, other] = [part(base), part(mine), part(theirs)];
    if (isSamePlain(own, was) || isSamePlain(own, other)) continue;
    if (!isSamePlain(other, was)) return null;
    merged = { ...merged, ...own };
  }
  return merged;
}

/** What of a card is written in one go: a key is one part, whether it can be read or not. */
const parts = {
  category: ({ category }: CardWriting) => ({ category }),
  price: ({ pricePoints }: CardWriting) => ({ pricePoints }),
  statement: ({ statement }: CardWriting) => ({ statement }),
  solution: ({ solution }: CardWriting) => ({ solution }),
  key: ({ checker, typedKey }: CardWriting) => ({ checker, typedKey }),
} as const satisfies Readonly<Record<WrittenField, (writing: CardWriting) => Partial<CardWriting>>>;

/** Which parts of a card differ. */
export function changedParts(before: CardWriting, after: CardWriting): readonly WrittenField[] {
  const names = Object.keys(parts) as WrittenField[];
  return names.filter((name) => !isSamePlain(parts[name](before), parts[name](after)));
}
