import type { ReadonlySignal } from "@preact/signals";
import type { CellState } from "../../shared/contest/cells.ts";

/** All that the drawn board shows. Pages compute it, `client/board` draws it; texts arrive translated. */
export interface BoardModel {
  readonly rows: number;
  readonly columns: number;
  /** For numbers, as `Intl` takes it: "en", "ru". */
  readonly locale: string;
  readonly cards: readonly BoardCard[];
  /** The card that the keyboard is on. */
  readonly focusedCardId: number | null;
}

export interface BoardCard {
  readonly id: number;
  /** From 1, as `column`. */
  readonly row: number;
  readonly column: number;
  readonly category: string;
  readonly pricePoints: number;
  readonly state: CellState;
  /** What a tap may lead to; `none` where nobody buys: a lobby, the big screen. */
  readonly offer: "buy" | "relief" | "blocked" | "none";
  /** A short line below the price, such as "2 attempts left"; may be empty. */
  readonly label: string;
  /** How many teams hold, solved or failed the card: the big screen's variant. Null on a team's own board. */
  readonly tally: CardTally | null;
  /** Whose sails lie at the card, on the big screen. Null on a team's own board. */
  readonly fleet: CardFleet | null;
}

export interface CardTally {
  readonly active: number;
  readonly solved: number;
  readonly failed: number;
}

/** CRD2 The teams at a card; their sails stand for them where there is room. */
export interface CardFleet {
  readonly atWork: readonly Sailor[];
  /** Who was first, where that is known, stands first. */
  readonly solved: readonly Sailor[];
  /** Null: nobody has solved it, or who was first was not seen. */
  readonly first: Sailor | null;
  readonly heat: Heat;
}

export interface Sailor {
  readonly boat: number;
  readonly name: string;
}

/** CRD3 From 0, as any card, to 3: a third of all teams work at it, or failed it. */
export type Heat = 0 | 1 | 2 | 3;

/**
 * Draws the board into `host`, whose size it fills and follows, until destroyed. Loads its engine by itself;
 * `host.dataset.board` tells how far it is: "loading", "ready", "lost" while the system has taken the graphics away. `onCard` is called for a tap on a card.
 */
export type MountBoard = (
  host: HTMLElement,
  model: ReadonlySignal<BoardModel>,
  onCard: (cardId: number) => void,
) => MountedBoard;

export interface MountedBoard {
  destroy(): void;
}

/** True when both look and lead alike. */
export function isSameCard(a: BoardCard, b: BoardCard): boolean {
  return (
    a.id === b.id &&
    a.row === b.row &&
    a.column === b.column &&
    a.category === b.category &&
    a.pricePoints === b.pricePoints &&
    a.offer === b.offer &&
    a.label === b.label &&
    a.state.status === b.state.status &&
    attemptOf(a) === attemptOf(b) &&
    a.tally?.active === b.tally?.active &&
    a.tally?.solved === b.tally?.solved &&
    a.tally?.failed === b.tally?.failed &&
    isSameFleet(a.fleet, b.fleet)
  );
}

function isSameFleet(a: CardFleet | null, b: CardFleet | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.heat === b.heat &&
    areSameSailors(a.atWork, b.atWork) &&
    areSameSailors(a.solved, b.solved) &&
    areSameSailors(a.first ? [a.first] : [], b.first ? [b.first] : [])
  );
}

function areSameSailors(some: readonly Sailor[], others: readonly Sailor[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ boat, name }, index) => boat === others[index]?.boat && name === others[index]?.name)
  );
}

/**
 * `after`, with the objects of `before` wherever nothing differs, down to the whole board: many times a second
 * something changes elsewhere, and whoever follows the board is then not called at all.
 */
export function keptBoard(before: BoardModel, after: BoardModel): BoardModel {
  const cards = after.cards.map((card, index) => {
    const earlier = before.cards[index];
    return earlier && isSameCard(earlier, card) ? earlier : card;
  });
  const isSame =
    before.rows === after.rows &&
    before.columns === after.columns &&
    before.locale === after.locale &&
    before.focusedCardId === after.focusedCardId &&
    before.cards.length === cards.length &&
    cards.every((card, index) => card === before.cards[index]);
  return isSame ? before : { ...after, cards };
}

function attemptOf(card: BoardCard): number {
  return card.state.status === "solved" ? card.state.attempt : 0;
}
