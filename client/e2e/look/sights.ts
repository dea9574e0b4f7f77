import type { Theme } from "../../../shared/contest/themes.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

const wallOf4K: Size = { width: 3840, height: 2160 };
const bigScreen: Size = { width: 1920, height: 1080 };
export const smallProjector: Size = { width: 1024, height: 768 };
export const laptop: Size = { width: 1366, height: 768 };
export const tablet: Size = { width: 768, height: 1024 };
export const phone: Size = { width: 390, height: 844 };
export const smallPhone: Size = { width: 360, height: 740 };
/** What bars and toolbars leave of a laptop's 768 lines. */
const lowLaptop: Size = { width: 1366, height: 625 };
export const phoneWithKeyboard: Size = { width: 390, height: 500 };
/** Where a task and its answer share the least room. */
export const lowSizes: readonly Size[] = [lowLaptop, phoneWithKeyboard];

/** In this order two that are shown one after the other differ much. */
export const everySize: readonly Size[] = [
  bigScreen,
  phone,
  smallProjector,
  lowLaptop,
  wallOf4K,
  phoneWithKeyboard,
  laptop,
  tablet,
];

export const usualSize = laptop;

export function isHand({ width }: Size): boolean {
  return width <= phone.width;
}

export const sizeName = ({ width, height }: Size) => `${width}x${height}`;

/** How pages may be seen: in each theme, high contrast also by night, and in colours that the system forces upon every page. */
export const moods = ["light", "dark", "contrast", "pink", "contrast-dark", "forced"] as const;
export type Mood = (typeof moods)[number];

/** What a mood comes to: the theme that its reader has, and what the system says. */
export const moodParts: Readonly<
  Record<
    Mood,
    {
      readonly theme: Theme;
      readonly colorScheme: "light" | "dark";
      readonly forcedColors: "none" | "active";
    }
  >
> = {
  light: { theme: "light", colorScheme: "light", forcedColors: "none" },
  dark: { theme: "dark", colorScheme: "light", forcedColors: "none" },
  contrast: { theme: "contrast", colorScheme: "light", forcedColors: "none" },
  pink: { theme: "pink", colorScheme: "light", forcedColors: "none" },
  "contrast-dark": { theme: "contrast", colorScheme: "dark", forcedColors: "none" },
  // Whoever forces colours has high contrast, unless they chose otherwise.
  forced: { theme: "contrast", colorScheme: "light", forcedColors: "active" },
};

/** How one state of a page is looked at. */
export interface Sight {
  readonly size: Size;
  readonly mood: Mood;
}

/** One picture: which state of which page, how it is shown. */
export interface Look extends Sight {
  readonly state: string;
  readonly language: string;
}

/** The list over and over. Never an empty one. */
export function turnOf<T>(list: readonly T[], turn: number): T {
  return list[turn % list.length] as T; // a whole number modulo its length
}
