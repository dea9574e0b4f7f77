import { type BoardShape, columnCategories, liesDown } from "../store/boardShape.ts";

/** All measures in device pixels, whole and even, so that a picture drawn around its centre stays sharp. */
export interface BoardLayout {
  readonly width: number;
  readonly height: number;
  readonly cardWidth: number;
  readonly cardHeight: number;
  /** One per column of the board; empty when columns have no category of their own. */
  readonly headers: readonly HeaderPlace[];
  readonly cards: readonly CardPlace[];
}

export interface HeaderPlace extends Box {
  readonly text: string;
  readonly align: "centre" | "start";
}

export interface CardPlace extends Box {
  readonly cardId: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

const widestAspect = 2.8;
const tallestAspect = 1.25;
const manyColumns = 6;

/** Where everything stands. On a narrow upright screen the columns of a wide board lie down as strips. */
export function layout(board: BoardShape, size: Size): BoardLayout {
  const categories = columnCategories(board);
  const { width, height, pixelRatio } = size;
  if (categories && liesDown(board, { width: width / pixelRatio, height: height / pixelRatio }))
    return strips(board, categories, size);
  return grid(board, categories, size);
}

/** The card at a point of the canvas, in device pixels. */
export function cardAt(places: BoardLayout, x: number, y: number): number | null {
  const hit = places.cards.find(
    (card) => x >= card.left && x < card.left + card.width && y >= card.top && y < card.top + card.height,
  );
  return hit?.cardId ?? null;
}

function grid(board: BoardShape, categories: readonly string[] | null, size: Size): BoardLayout {
  const { width, height, pixelRatio } = size;
  const gap = gapFor(width / board.columns, height / board.rows, pixelRatio);
  // Narrow columns have headings of three lines.
  const headerShare = board.columns < manyColumns ? 0.1 : 0.14;
  const headerHeight = categories ? even(Math.max(height * headerShare, 26 * pixelRatio)) : 0;
  const card = cardSize(
    (width - gap * (board.columns + 1)) / board.columns,
    (height - headerHeight - gap * (board.rows + 1)) / board.rows,
  );
  const left = even((width - board.columns * (card.width + gap) + gap) / 2);
  const top = even((height - headerHeight - board.rows * (card.height + gap) + gap) / 2) + headerHeight;
  return {
    width,
    height,
    cardWidth: card.width,
    cardHeight: card.height,
    headers: (categories ?? []).map((text, index) => ({
      text,
      align: "centre",
      left: left + index * (card.width + gap),
      top: Math.max(0, top - headerHeight),
      width: card.width,
      height: headerHeight - even(gap / 2),
    })),
    cards: board.cards.map(({ id, row, column }) => ({
      cardId: id,
      left: left + (column - 1) * (card.width + gap),
      top: top + (row - 1) * (card.height + gap),
      ...card,
    })),
  };
}

function strips(board: BoardShape, categories: readonly string[], size: Size): BoardLayout {
  const { width, height, pixelRatio } = size;
  const gap = gapFor(width / board.rows, height / board.columns, pixelRatio);
  const headerHeight = even(clamp((height / board.columns) * 0.24, 18 * pixelRatio, 28 * pixelRatio));
  const card = cardSize(
    (width - gap * (board.rows + 1)) / board.rows,
    (height - gap * (board.columns + 1)) / board.columns - headerHeight,
  );
  const pitch = card.height + headerHeight + gap;
  const left = even((width - board.rows * (card.width + gap) + gap) / 2);
  const top = even((height - board.columns * pitch + gap) / 2);
  return {
    width,
    height,
    cardWidth: card.width,
    cardHeight: card.height,
    headers: categories.map((text, index) => ({
      text,
      align: "start",
      left,
      top: top + index * pitch,
      width: board.rows * (card.width + gap) - gap,
      height: headerHeight,
    })),
    cards: board.cards.map(({ id, row, column }) => ({
      cardId: id,
      left: left + (row - 1) * (card.width + gap),
      top: top + (column - 1) * pitch + headerHeight,
      ...card,
    })),
  };
}

function gapFor(cellWidth: number, cellHeight: number, pixelRatio: number): number {
  return even(clamp(Math.min(cellWidth, cellHeight) * 0.09, 4 * pixelRatio, 36 * pixelRatio));
}

/** Cards never become ribbons or towers, however the board is cut. */
function cardSize(width: number, height: number): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(2, even(Math.min(width, height * widestAspect))),
    height: Math.max(2, even(Math.min(height, width * tallestAspect))),
  };
}

function even(pixels: number): number {
  return Math.floor(pixels / 2) * 2;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
