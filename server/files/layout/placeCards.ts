import type { DocumentCard } from "../../../shared/contestFile/ContestDocument.ts";
import { type FileProblem, fileProblem } from "../../../shared/contestFile/problems.ts";
import { quote } from "../../../shared/contestFile/quote.ts";
import type { Language } from "../../../shared/languages.ts";
import { cardLimits } from "../cardLimits.ts";
import type { LooseCard } from "./readCard.ts";
import { findColumn, placeUnder, type TableShape } from "./TableShape.ts";

/** A card at its place, which has no number yet: the whole board decides it. */
export interface PlacedCard {
  readonly tableRow: number;
  readonly card: Omit<DocumentCard, "id">;
}

export type PlacedCards =
  | { readonly ok: true; readonly cards: readonly PlacedCard[]; readonly doubts: readonly FileProblem[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Of what a table says no price of. */
const PRICE_STEP = 100;

/**
 * Gives every card the place that its row says, or else one by category and price: a column for each category in the order of the table,
 * prices rising downwards; without categories, or with one, in a grid that is nearly a square. FIL11
 */
export function placeCards(shape: TableShape, cards: readonly LooseCard[], language: Language): PlacedCards {
  const hasPlaces = findColumn(shape, "row") !== undefined && findColumn(shape, "column") !== undefined;
  const lacking = hasPlaces ? lackingPlaces(shape, cards) : [];
  if (lacking.length > 0) return { ok: false, problems: lacking };
  const categories = [...new Set(cards.map(categoryOf))];
  const problems = hasPlaces || categories.length === 1 ? [] : tooMany(shape, cards, categories);
  if (problems.length > 0) return { ok: false, problems };

  const places = hasPlaces
    ? cards.map((card) => ({ card, row: card.row ?? 1, column: card.column ?? 1 }))
    : categories.length === 1
      ? inGrid(cards)
      : byCategory(cards, categories);
  const twice = findTaken(shape, places);
  if (twice.length > 0) return { ok: false, problems: twice };
  return { ok: true, cards: places.map((place) => finished(place, language)), doubts: madeUp(shape, cards) };
}

interface Place {
  readonly card: LooseCard;
  readonly row: number;
  readonly column: number;
}

function categoryOf({ category }: LooseCard): string {
  return category ?? "";
}

function lackingPlaces(shape: TableShape, cards: readonly LooseCard[]): readonly FileProblem[] {
  return cards.flatMap((card) =>
    (["row", "column"] as const)
      .filter((role) => card[role] === null)
      .map((role) => fileProblem("empty_cell", {}, placeUnder(shape, card.tableRow, role))),
  );
}

function tooMany(
  shape: TableShape,
  cards: readonly LooseCard[],
  categories: readonly string[],
): readonly FileProblem[] {
  const max = cardLimits.side;
  if (categories.length > max) {
    const first = cards.find((card) => categoryOf(card) === categories[max]);
    const at = placeUnder(shape, first?.tableRow ?? 1, "category");
    return [fileProblem("too_many_categories", { max, found: categories.length }, at)];
  }
  return categories.flatMap((category) => {
    const own = cards.filter((card) => categoryOf(card) === category);
    const next = own[max];
    if (next === undefined) return [];
    const params = { cell: quote(category), max, found: own.length };
    return [fileProblem("category_too_tall", params, placeUnder(shape, next.tableRow, "category"))];
  });
}

/** A row for each price where every column has each price at most once, and no more rows than its longest column; else one after the other. */
function byCategory(cards: readonly LooseCard[], categories: readonly string[]): readonly Place[] {
  const columns = categories.map((category) =>
    byPrice(cards.filter((card) => categoryOf(card) === category)),
  );
  const prices = [...new Set(cards.map(({ pricePoints }) => pricePoints ?? 0))].toSorted((a, b) => a - b);
  const tallest = Math.max(...columns.map(({ length }) => length));
  const isLadder =
    prices.length === tallest &&
    columns.every((own) => new Set(own.map(({ pricePoints }) => pricePoints)).size === own.length);
  return columns.flatMap((own, index) =>
    own.map((card, order) => ({
      card,
      row: (isLadder ? prices.indexOf(card.pricePoints ?? 0) : order) + 1,
      column: index + 1,
    })),
  );
}

function inGrid(cards: readonly LooseCard[]): readonly Place[] {
  const width = Math.ceil(Math.sqrt(cards.length));
  return byPrice(cards).map((card, index) => ({
    card,
    row: Math.floor(index / width) + 1,
    column: (index % width) + 1,
  }));
}

/** In the order of the table where prices are equal, or there are none. */
function byPrice(cards: readonly LooseCard[]): readonly LooseCard[] {
  return cards.toSorted((a, b) => (a.pricePoints ?? 0) - (b.pricePoints ?? 0));
}

function findTaken(shape: TableShape, places: readonly Place[]): readonly FileProblem[] {
  const rowOfPlace = new Map<string, number>();
  return places.flatMap(({ card, row, column }) => {
    const key = `${row}:${column}`;
    const otherRow = rowOfPlace.get(key);
    rowOfPlace.set(key, otherRow ?? card.tableRow);
    if (otherRow === undefined) return [];
    return [fileProblem("place_taken", { otherRow }, placeUnder(shape, card.tableRow, "column"))];
  });
}

const letters: Readonly<Record<Language, string>> = { en: "ABCDEFGHIJKL", ru: "АБВГДЕЖЗИКЛМ" };

function finished({ card, row, column }: Place, language: Language): PlacedCard {
  const { tableRow, category, pricePoints, task } = card;
  return {
    tableRow,
    card: {
      row,
      column,
      category: category ?? letters[language].charAt(column - 1),
      pricePoints: pricePoints ?? row * PRICE_STEP,
      task,
    },
  };
}

/** What the table did not say and the board has to have. */
function madeUp(shape: TableShape, cards: readonly LooseCard[]): readonly FileProblem[] {
  const at = placeUnder(shape, shape.headerRow ?? cards[0]?.tableRow ?? 1, "statement");
  return [
    ...(cards.every(({ pricePoints }) => pricePoints === null)
      ? [fileProblem("prices_made", { step: PRICE_STEP }, at)]
      : []),
    ...(cards.every(({ category }) => category === null) ? [fileProblem("categories_made", {}, at)] : []),
  ];
}
