import { MAX_CARDS } from "../../../shared/contest/board.ts";
import { asideCards, lacksOf, onBoard, type StudioCard, type StudioContent } from "./content.ts";

/** Cards of another contest that have one category, in the order of their places. */
export interface CardShelf {
  readonly category: string;
  readonly cards: readonly StudioCard[];
}

/** What another contest has, category by category, as its columns stand; then what lies aside. */
export function shelvesOfCards(content: StudioContent): readonly CardShelf[] {
  const standing = onBoard(content).toSorted(
    (a, b) => a.place.column - b.place.column || a.place.row - b.place.row,
  );
  const shelves = new Map<string, StudioCard[]>();
  for (const card of [...standing, ...asideCards(content)]) {
    const category = card.writing.category.trim();
    const shelf = shelves.get(category);
    if (shelf) shelf.push(card);
    else shelves.set(category, [card]);
  }
  return [...shelves].map(([category, cards]) => ({ category, cards }));
}

/** Why cards cannot be copied; null: they can. */
export type Unfit =
  | { readonly what: "places"; readonly free: number }
  | { readonly what: "aside"; readonly most: number; readonly there: number }
  | { readonly what: "unfinished" };

/** Said before it is tried: what has no room, or cannot stand on the board now. COP2 */
export function unfitOf(
  target: StudioContent,
  chosen: readonly StudioCard[],
  { to, isLobby }: { readonly to: "aside" | "board"; readonly isLobby: boolean },
): Unfit | null {
  if (to === "aside") {
    const there = asideCards(target).length;
    return there + chosen.length > MAX_CARDS ? { what: "aside", most: MAX_CARDS, there } : null;
  }
  const free = freePlaces(target);
  if (chosen.length > free) return { what: "places", free };
  const isUnfinished = chosen.some(({ writing }) => lacksOf(writing).length > 0);
  return isLobby && isUnfinished ? { what: "unfinished" } : null;
}

export function freePlaces(target: StudioContent): number {
  return target.rows * target.columns - onBoard(target).length;
}
