import type { BoardModel } from "./boardModel.ts";

export type BoardShape = Pick<BoardModel, "rows" | "columns" | "cards">;

/** What a board is drawn on, in pixels of the page. */
interface Room {
  readonly width: number;
  readonly height: number;
}

const narrowestColumn = 64;
/** What a finger hits, and what a pointer does. */
const narrowestCard = 44;
const lowestCard = 24;
/** Of a strip and of a column. */
const lowestHeadings = { strip: 18, column: 26 };

/** The category of each column, or null when some column mixes several. */
export function columnCategories(board: BoardShape): readonly string[] | null {
  const categories = new Array<string | undefined>(board.columns).fill(undefined);
  for (const card of board.cards) {
    const index = card.column - 1;
    if (categories[index] !== undefined && categories[index] !== card.category) return null;
    categories[index] = card.category;
  }
  if (categories.every((category) => !category)) return null;
  return categories.map((category) => category ?? "");
}

/** Whether the columns of a board lie down as strips: on a narrow upright screen. */
export function liesDown(board: BoardShape, { width, height }: Room): boolean {
  const isCrowded = width / board.columns < narrowestColumn;
  return height > width && isCrowded && board.columns > board.rows && columnCategories(board) !== null;
}

/** CRD7 Whether the cards of a drawn board would be too small to be read and hit, so that a list serves better. */
export function isTooSmall(board: BoardShape, room: Room): boolean {
  if (room.width === 0 || room.height === 0) return false;
  const { rows, columns } = board;
  if (liesDown(board, room)) {
    return room.width / rows < narrowestCard || room.height / columns - lowestHeadings.strip < lowestCard;
  }
  return room.width / columns < narrowestCard || (room.height - lowestHeadings.column) / rows < lowestCard;
}
