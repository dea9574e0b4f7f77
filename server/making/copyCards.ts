import { MAX_CARDS } from "../../shared/contest/board.ts";
import { meansTheSame } from "../../shared/contest/checkers/rereadKey.ts";
import type { CardPlace, CardWriting, Edit } from "../../shared/contest/editActs.ts";
import { type WrittenCard, writtenCards } from "../../shared/contest/editing.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { Language } from "../../shared/languages.ts";
import type { PictureId } from "../../shared/pictures.ts";
import { picturesOfWriting } from "../../shared/writtenPictures.ts";

export interface CardsToCopy {
  /** Null: all of them. */
  readonly cardIds: readonly number[] | null;
  /** Beside the board, or onto its free places. */
  readonly to: "aside" | "board";
}

export type CopiedCards =
  | {
      readonly ok: true;
      readonly edits: Edit[];
      /** What the cards show. */
      readonly pictures: readonly PictureId[];
    }
  | { readonly ok: false; readonly rejection: Rejection };

/** What writes cards of one contest into another, all of them or none. COP1 – COP3 */
export function copyCards(
  source: ContestState,
  target: ContestState,
  { cardIds, to }: CardsToCopy,
): CopiedCards {
  const chosen = chooseCards(source, cardIds);
  if (!chosen) return { ok: false, rejection: { code: "unknown_card" } };
  if (chosen.length === 0) return { ok: false, rejection: { code: "nothing_to_change" } };
  const places = to === "board" ? freePlaces(target, chosen) : chosen.map(() => null);
  if (!places) {
    const { rows, columns } = target.board;
    return { ok: false, rejection: { code: "outside_board", params: { rows, columns } } };
  }
  const aside = writtenCards(target).filter(({ place }) => place === null).length;
  if (to === "aside" && aside + chosen.length > MAX_CARDS)
    return { ok: false, rejection: { code: "too_many_cards", params: { most: MAX_CARDS } } };
  return {
    ok: true,
    edits: chosen.map((card, index) => ({
      what: "add",
      place: places[index] ?? null,
      writing: writingFor(card, source.language, target.language),
    })),
    pictures: [...new Set(chosen.flatMap(picturesOfWriting))],
  };
}

/** By row and column, then what lies aside; null: one of them is not there. */
function chooseCards(source: ContestState, cardIds: readonly number[] | null): readonly WrittenCard[] | null {
  const all = writtenCards(source).toSorted((a, b) => rankOf(a.place) - rankOf(b.place) || a.id - b.id);
  if (cardIds === null) return all;
  const wanted = new Set(cardIds);
  const chosen = all.filter(({ id }) => wanted.has(id));
  return chosen.length === wanted.size ? chosen : null;
}

const LAST = 1_000;

function rankOf(place: CardPlace | null): number {
  return place ? place.row * 20 + place.column : LAST;
}

/** Where each stood, if that is free; else the free places in their order. Null: there are too few. */
function freePlaces(
  target: ContestState,
  cards: readonly WrittenCard[],
): readonly (CardPlace | null)[] | null {
  const { rows, columns } = target.board;
  const free = new Map<string, CardPlace>();
  for (let row = 1; row <= rows; row += 1)
    for (let column = 1; column <= columns; column += 1) free.set(`${row}:${column}`, { row, column });
  for (const { place } of writtenCards(target)) if (place) free.delete(keyOf(place));
  if (free.size < cards.length) return null;
  const kept = cards.map(({ place }) => {
    const same = place ? free.get(keyOf(place)) : undefined;
    if (same) free.delete(keyOf(same));
    return same ?? null;
  });
  const rest = free.values();
  return kept.map((place) => place ?? rest.next().value ?? null);
}

function keyOf({ row, column }: CardPlace): string {
  return `${row}:${column}`;
}

/** A key that would mean another number in the other contest's language is only typed there: its author looks at it. COP3 */
function writingFor(card: WrittenCard, from: Language, to: Language): CardWriting {
  const { category, pricePoints, statement, solution, checker, typedKey } = card;
  const words = { category, pricePoints, statement, solution };
  if (!checker || from === to || checker.kind !== "number" || meansTheSame(checker, to))
    return { ...words, checker, typedKey };
  const { answer, tolerance = "" } = checker;
  return { ...words, checker: null, typedKey: { kind: "number", cells: { answer, tolerance } } };
}
