import type { BoardCard } from "./boardModel.ts";

/** A mood has so many hues. */
const hueCount = 5;
/** How the band of a category is cut, so that more categories than hues have bands of their own. */
export const cuts = ["whole", "double", "broken"] as const;
export type Cut = (typeof cuts)[number];

/** How the cards of a category are marked. */
export interface CategoryMark {
  readonly hue: 1 | 2 | 3 | 4 | 5;
  readonly cut: Cut;
}

/**
 * CRD1 The mark of each category, by its name, as they follow one another from column to column. It never stands for the name; who
 * has no category has none.
 */
export function categoryMarks(
  cards: readonly Pick<BoardCard, "row" | "column" | "category">[],
): ReadonlyMap<string, CategoryMark> {
  return new Map(
    categoriesOf(cards)
      .filter((category) => category !== "")
      .map((category, index) => [category, markOf(index)]),
  );
}

/** The categories of a board from its first column to its last, each once; "" for cards without one. */
export function categoriesOf(
  cards: readonly Pick<BoardCard, "row" | "column" | "category">[],
): readonly string[] {
  const inColumns = cards.toSorted((a, b) => a.column - b.column || a.row - b.row);
  return [...new Set(inColumns.map(({ category }) => category))];
}

function markOf(index: number): CategoryMark {
  return {
    hue: ((index % hueCount) + 1) as CategoryMark["hue"],
    cut: cuts[Math.floor(index / hueCount) % cuts.length] ?? "whole",
  };
}
