import type { CardPlace, CardWriting, Edit } from "../contest/editActs.ts";
import type { PreviewBoard, PreviewCard } from "./tablePreview.ts";

/** Where the cards of a table go on a board that has cards already. */
export const whithers = ["free", "aside", "replace"] as const;
export type Whither = (typeof whithers)[number];

export interface Bringing {
  readonly whither: Whither;
  /** Whether the board may be made larger for them. */
  readonly grow: boolean;
}

/** A board as it stands: where its cards are; null: aside. */
export interface StandingBoard {
  readonly rows: number;
  readonly columns: number;
  readonly cards: readonly { readonly id: number; readonly place: CardPlace | null }[];
}

/** What bringing a table comes to, so that it is said before it is done. FIL17 */
export interface BringPlan {
  readonly edits: readonly Edit[];
  /** Cards of the table that will stand on the board, and those that will lie aside. */
  readonly placed: number;
  readonly aside: number;
  /** Cards of the board that are laid aside for them. */
  readonly leaving: number;
  readonly rows: number;
  readonly columns: number;
}

const mostSide = 12;

/** The edits of one command that bring a table's cards onto a board. Whoever shows it and whoever does it ask the same function. FIL17 */
export function planBringing(standing: StandingBoard, board: PreviewBoard, how: Bringing): BringPlan {
  switch (how.whither) {
    case "replace":
      return replacing(standing, board);
    case "aside":
      return onto(standing, standing, board.cards, []);
    case "free":
      return filling(standing, board, how.grow);
  }
}

/** The board becomes the table's; all that stood on it lies aside. */
function replacing(standing: StandingBoard, board: PreviewBoard): BringPlan {
  const leaving = standing.cards.filter(({ place }) => place !== null);
  const away = leaving.map(({ id }): Edit => ({ what: "place", cardId: id, place: null }));
  const size = { rows: board.rows, columns: board.columns };
  const plan = onto(
    standing,
    size,
    [],
    board.cards.map((card) => ({ card, place: { row: card.row, column: card.column } })),
  );
  return { ...plan, edits: [...away, ...plan.edits], leaving: leaving.length };
}

/** Each category stays together where a column has room for it; else cards take what is free, from left to right. */
function filling(standing: StandingBoard, { cards }: PreviewBoard, grow: boolean): BringPlan {
  const taken = new Set(standing.cards.flatMap(({ place }) => (place ? [keyOf(place)] : [])));
  const size = { rows: standing.rows, columns: standing.columns };
  const isFree = (place: CardPlace) => !taken.has(keyOf(place));
  const freeIn = (column: number) =>
    Array.from({ length: size.rows }, (_, index) => ({ row: index + 1, column })).filter(isFree);
  const placed: Placed[] = [];
  const put = (card: PreviewCard, place: CardPlace) => {
    taken.add(keyOf(place));
    placed.push({ card, place });
  };
  const loose: PreviewCard[] = [];
  for (const category of new Set(cards.map((card) => card.category))) {
    const own = cards.filter((card) => card.category === category);
    const columns = Array.from({ length: size.columns }, (_, index) => index + 1);
    let column = columns.find((number) => freeIn(number).length === size.rows && own.length <= size.rows);
    if (column === undefined && grow && size.columns < mostSide && own.length <= mostSide) {
      size.columns += 1;
      size.rows = Math.max(size.rows, own.length);
      column = size.columns;
    }
    const places = column === undefined ? [] : freeIn(column);
    for (const [index, card] of own.entries()) {
      const place = places[index];
      if (place) put(card, place);
      else loose.push(card);
    }
  }
  while (grow && size.rows < mostSide && freePlaces(size, isFree).length < loose.length) size.rows += 1;
  const places = freePlaces(size, isFree);
  const aside: PreviewCard[] = [];
  for (const [index, card] of loose.entries()) {
    const place = places[index];
    if (place) put(card, place);
    else aside.push(card);
  }
  return onto(standing, size, aside, placed);
}

interface Placed {
  readonly card: PreviewCard;
  readonly place: CardPlace;
}

function onto(
  standing: StandingBoard,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  aside: readonly PreviewCard[],
  placed: readonly Placed[],
): BringPlan {
  const isLarger = rows !== standing.rows || columns !== standing.columns;
  return {
    edits: [
      ...(isLarger ? [{ what: "size" as const, rows, columns }] : []),
      ...placed.map(({ card, place }): Edit => ({ what: "add", place, writing: writingOf(card) })),
      ...aside.map((card): Edit => ({ what: "add", place: null, writing: writingOf(card) })),
    ],
    placed: placed.length,
    aside: aside.length,
    leaving: 0,
    rows,
    columns,
  };
}

function freePlaces(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  isFree: (place: CardPlace) => boolean,
): readonly CardPlace[] {
  return Array.from({ length: rows * columns }, (_, index) => ({
    row: Math.floor(index / columns) + 1,
    column: (index % columns) + 1,
  })).filter(isFree);
}

function writingOf({ category, pricePoints, statement, solution, checker }: PreviewCard): CardWriting {
  return { category, pricePoints, statement, solution, checker, typedKey: null };
}

function keyOf({ row, column }: CardPlace): string {
  return `${row}:${column}`;
}
