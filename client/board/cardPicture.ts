import type { BoardCard } from "../store/boardModel.ts";
import type { CategoryMark } from "../store/categoryMarks.ts";

/** What a card is painted from. */
export interface CardPicture {
  readonly card: BoardCard;
  /** The card's own size in device pixels; the canvas is larger by `margin` on every side. */
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly pixelRatio: number;
  /** Nothing is written smaller; in device pixels. */
  readonly leastText: number;
  /** Of its category; null for a card without one. */
  readonly mark: CategoryMark | null;
  readonly focused: boolean;
  /** When columns carry no heading, the card tells its category itself. */
  readonly showsCategory: boolean;
  readonly price: string;
  /** The longest price of the board: all prices are as large as this one may be. */
  readonly longestPrice: string;
}

/** CRD6 Headings and prices of the big screen are so much larger than its smallest text: 1/45 of the height to 1/54. */
export const headShare = 1.2;

/** Of the corners of a card, in device pixels. */
export function cornerRadius({ width, height }: Pick<CardPicture, "width" | "height">): number {
  return Math.min(width, height) * 0.11;
}
