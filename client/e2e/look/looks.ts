import type { Theme } from "../../../shared/contest/themes.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a page is made for: the big screen, anybody's device, or only a hand. */
export type Kind = "screen" | "page" | "hand";

const bigScreen: Size = { width: 1920, height: 1080 };
const smallProjector: Size = { width: 1024, height: 768 };
const laptop: Size = { width: 1366, height: 768 };
const phone: Size = { width: 390, height: 844 };
const smallPhone: Size = { width: 360, height: 740 };

const sizes: Readonly<Record<Kind, readonly Size[]>> = {
  screen: [bigScreen, smallProjector, laptop, phone, smallPhone],
  page: [bigScreen, smallProjector, laptop, phone, smallPhone],
  hand: [phone, smallPhone],
};

/** Where a fault shows first. */
const quickSizes: Readonly<Record<Kind, readonly Size[]>> = {
  screen: [smallProjector],
  page: [laptop],
  hand: [smallPhone],
};

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
