import type { CardContentView, ContentView } from "../../../shared/contest/contentView.ts";
import type { CardPlace, CardWriting } from "../../../shared/contest/editActs.ts";

/** A card as its author works on it. */
export interface StudioCard extends CardContentView {
  /** Null: aside. */
  readonly place: CardPlace | null;
}

/** All that an author works on. */
export interface StudioContent extends Omit<ContentView, "places" | "cards"> {
  readonly cards: ReadonlyMap<number, StudioCard>;
}

/** What the server told, over what was known: cards that did not change come as their places only. */
export function withContent(known: StudioContent | null, told: ContentView): StudioContent {
  const { places, cards: written, ...rest } = told;
  const fresh = new Map(written.map((card) => [card.id, card]));
  const cards = new Map<number, StudioCard>();
  for (const { id, place } of places) {
    const before = known?.cards.get(id);
    const card = fresh.get(id) ?? before;
    if (!card) continue;
    cards.set(id, card === before && isSamePlace(before.place, place) ? before : { ...card, place });
  }
  return { ...rest, cards };
}

/** Cards on the board, from left to right and from top to bottom. */
export function onBoard({ cards }: StudioContent): readonly (StudioCard & { readonly place: CardPlace })[] {
  return [...cards.values()]
    .flatMap((card) => (card.place ? [{ ...card, place: card.place }] : []))
    .sort((a, b) => a.place.row - b.place.row || a.place.column - b.place.column);
}

export function asideCards({ cards }: StudioContent): readonly StudioCard[] {
  return [...cards.values()].filter(({ place }) => place === null);
}

export function cardAt(content: StudioContent, row: number, column: number): StudioCard | undefined {
  return [...content.cards.values()].find(({ place }) => place?.row === row && place.column === column);
}

/** The category of each column, where all its cards have the same one; empty where there is none. */
export function columnCategories(content: StudioContent): readonly (string | null)[] {
  const heads: (string | null)[] = Array.from({ length: content.columns }, () => "");
  for (const { place, writing } of onBoard(content)) {
    const index = place.column - 1;
    const head = heads[index];
    heads[index] = head === "" || head === writing.category ? writing.category : null;
  }
  return heads;
}

/** What a card still lacks before it can be bought. */
export type Lack = "category" | "price" | "statement" | "key";

export function lacksOf({ category, pricePoints, statement, checker }: CardWriting): readonly Lack[] {
  return [
    ...(category.trim() === "" ? (["category"] as const) : []),
    ...(pricePoints === null ? (["price"] as const) : []),
    ...(statement.trim() === "" ? (["statement"] as const) : []),
    ...(checker === null ? (["key"] as const) : []),
  ];
}

export function isSamePlace(one: CardPlace | null, other: CardPlace | null): boolean {
  return one?.row === other?.row && one?.column === other?.column;
}
