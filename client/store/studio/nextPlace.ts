import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import type { CardPlace } from "../../../shared/contest/editActs.ts";
import { cardAt, lacksOf, type StudioContent } from "./content.ts";

/** Where there is still something to write, row by row from a place on, and then from the beginning; null: nowhere. */
export function nextPlace(content: StudioContent, from: CardPlace): CardPlace | null {
  const { rows, columns } = content;
  const places = Array.from({ length: rows * columns }, (_, index) => ({
    row: Math.floor(index / columns) + 1,
    column: (index % columns) + 1,
  }));
  const at = places.findIndex(({ row, column }) => row === from.row && column === from.column);
  const others = [...places.slice(at + 1), ...places.slice(0, Math.max(at, 0))];
  const isOpen = ({ row, column }: CardPlace) => {
    const card = cardAt(content, row, column);
    return !card || lacksOf(card.writing).length > 0;
  };
  return others.find(isOpen) ?? null;
}

/** The kind a new card begins with: that of the card above it, or of another one of its column. */
export function usualKind(content: StudioContent, { row, column }: CardPlace): CheckerKind | null {
  const rows = Array.from({ length: content.rows }, (_, index) => index + 1);
  const nearest = [...rows.slice(0, row - 1).reverse(), ...rows.slice(row)];
  for (const other of nearest) {
    const writing = cardAt(content, other, column)?.writing;
    const kind = writing?.checker?.kind ?? writing?.typedKey?.kind;
    if (kind) return kind;
  }
  return null;
}
