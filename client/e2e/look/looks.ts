import { type Theme, themes } from "../../../shared/contest/themes.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * What a page is made for: the big screen, anybody's device, or only a hand; a task is answered in low windows, too, and a board
 * is written on tablets.
 */
export type Kind = "screen" | "page" | "hand" | "task" | "studio";

const bigScreen: Size = { width: 1920, height: 1080 };
const smallProjector: Size = { width: 1024, height: 768 };
const laptop: Size = { width: 1366, height: 768 };
const tablet: Size = { width: 768, height: 1024 };
const phone: Size = { width: 390, height: 844 };
const smallPhone: Size = { width: 360, height: 740 };
/** What bars and toolbars leave of a laptop's 768 lines. */
const lowLaptop: Size = { width: 1366, height: 625 };
const phoneWithKeyboard: Size = { width: 390, height: 500 };
/** Where a task and its answer share the least room. */
export const lowSizes: readonly Size[] = [lowLaptop, phoneWithKeyboard];

const sizes: Readonly<Record<Kind, readonly Size[]>> = {
  screen: [bigScreen, smallProjector, laptop, phone, smallPhone],
  page: [bigScreen, smallProjector, laptop, phone, smallPhone],
  hand: [phone, smallPhone],
  task: [bigScreen, smallProjector, laptop, phone, smallPhone, ...lowSizes],
  studio: [bigScreen, smallProjector, laptop, tablet, phone, smallPhone],
};

/** Where a fault shows first. */
const quickSizes: Readonly<Record<Kind, readonly Size[]>> = {
  screen: [smallProjector],
  page: [laptop],
  hand: [smallPhone],
  task: [laptop, ...lowSizes],
  studio: [laptop, tablet],
};

/** In a low window only the room matters, and that is the same in every theme. A quick look takes the themes in turn. */
export function themesAt(size: Size, isQuick: boolean, turn: number): readonly Theme[] {
  if (lowSizes.includes(size)) return ["light"];
  return isQuick ? themes.filter((_theme, index) => index === turn % themes.length) : themes;
}

export function sizesOf(kind: Kind, isQuick: boolean): readonly Size[] {
  return (isQuick ? quickSizes : sizes)[kind];
}

export const usualSize = laptop;

export function isHand({ width }: Size): boolean {
  return width <= phone.width;
}

export const sizeName = ({ width, height }: Size) => `${width}x${height}`;

/** One picture: which state of which page, how it is shown. */
export interface Look {
  readonly state: string;
  readonly language: string;
  readonly size: Size;
  readonly theme: Theme;
}
