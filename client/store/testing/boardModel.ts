import type { BoardModel } from "../boardModel.ts";

/** A board of cards for sale, one topic a column. */
export function boardModel(rows: number, columns: number): BoardModel {
  const cards = Array.from({ length: rows * columns }, (_, index) => {
    const row = Math.floor(index / columns) + 1;
    const column = (index % columns) + 1;
    return {
      id: index + 1,
      row,
      column,
      category: `Topic ${column}`,
      pricePoints: row * 100,
      state: { status: "none" },
      offer: "buy",
      label: "",
      tally: null,
      fleet: null,
    } as const;
  });
  return { rows, columns, locale: "en", cards, focusedCardId: null };
}
