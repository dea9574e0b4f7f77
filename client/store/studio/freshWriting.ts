import type { CardPlace, CardWriting } from "../../../shared/contest/editActs.ts";
import { columnCategories, onBoard, type StudioContent } from "./content.ts";

/** What a new card begins with: its column's category, or what a column without cards is called, and the price of its row. */
export function freshWriting(
  content: StudioContent,
  { row, column }: CardPlace,
  columnName = "",
): CardWriting {
  return {
    category: columnCategories(content)[column - 1] || columnName,
    pricePoints: priceOfRow(content, row),
    statement: "",
    solution: "",
    checker: null,
    typedKey: null,
  };
}

const usualStep = 100;

/** That of the row's other cards, where they have one; else a hundred a row. */
function priceOfRow(content: StudioContent, row: number): number {
  const prices = new Set(
    onBoard(content)
      .filter(({ place }) => place.row === row)
      .flatMap(({ writing }) => writing.pricePoints ?? []),
  );
  const [only] = prices;
  return prices.size === 1 && only !== undefined ? only : usualStep * row;
}
