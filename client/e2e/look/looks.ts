import { type Theme, themes } from "../../../shared/contest/themes.ts";
import type { Language } from "../../../shared/languages.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * What a page is made for: the big screen, anybody's device, or only a hand; a task is answered in low windows, too, and a board
 * is written on tablets.
 */
export type Kind = "screen" | "page" | "hand" | "task" | "studio";

const wallOf4K: Size = { width: 3840, height: 2160 };
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

/** In this order two that are shown one after the other differ much. */
const everySize: readonly Size[] = [
  bigScreen,
  phone,
  smallProjector,
  lowLaptop,
  wallOf4K,
  phoneWithKeyboard,
  laptop,
  tablet,
];
const sizes: Readonly<Record<Kind, readonly Size[]>> = {
  screen: everySize,
  page: everySize,
  hand: [phone, smallPhone, phoneWithKeyboard],
  task: everySize,
  studio: everySize,
};

/** Where a fault shows first. */
const quickSizes: Readonly<Record<Kind, readonly Size[]>> = {
  screen: [smallProjector],
  page: [laptop],
  hand: [smallPhone],
  task: [laptop, ...lowSizes],
  studio: [laptop, tablet],
};

/** `quick`: where a fault shows first. `pairs`: each two of sizes, themes and languages together on some state of each page. `every`: all. */
export type Thoroughness = "quick" | "pairs" | "every";

/** How one state of a page is looked at. */
export interface Sight {
  readonly size: Size;
  readonly theme: Theme;
}

/** So many sights a state has in each language; the first state of a page has more, so that each page is seen at every size. */
const sightsOfState = 3;
/** Contests of many sorts show the same pages again and again. */
const sightsOfComposed = 2;
const sightsOfFirst = everySize.length / 2;

/**
 * How the states of pages are looked at, one after the other in the order they are shown. The languages share the sizes of a
 * state: what one shows at some of them the other shows at the next. `seed`: where in the order of themes a page begins.
 */
export class LookPlan {
  readonly #language: Language;
  readonly #thoroughness: Thoroughness;
  readonly #seed: number;
  readonly #shown = new Map<string, { states: number; sights: number }>();
  #states = 0;

  constructor(language: Language, thoroughness: Thoroughness, seed: number) {
    this.#language = language;
    this.#thoroughness = thoroughness;
    this.#seed = seed;
  }

  next(state: string, kind: Kind): readonly Sight[] {
    const turn = this.#states++;
    switch (this.#thoroughness) {
      case "quick":
        return quickSizes[kind].map((size) => ({
          size,
          theme: lowSizes.includes(size) ? "light" : turnOf(themes, turn),
        }));
      case "every":
        return [...sizes[kind], ...(kind === "hand" ? [] : [smallPhone])].flatMap((size) =>
          themesAt(size).map((theme) => ({ size, theme })),
        );
      case "pairs":
        return this.#sights(pageOf(state), kind);
    }
  }

  #sights(page: string, kind: Kind): readonly Sight[] {
    const shown = this.#shown.get(page) ?? { states: 0, sights: 0 };
    const ofKind = sizes[kind];
    const ofLater = page.startsWith(composedStates) ? sightsOfComposed : sightsOfState;
    const count = Math.min(ofKind.length, shown.states === 0 ? sightsOfFirst : ofLater);
    const from = shown.sights + (this.#language === "ru" ? count : 0);
    this.#shown.set(page, { states: shown.states + 1, sights: shown.sights + 2 * count });
    return Array.from({ length: count }, (_, index) => {
      const at = from + index;
      // One theme further with each round of the sizes, so that each size meets each theme.
      const round = Math.floor(at / ofKind.length);
      return { size: turnOf(ofKind, at), theme: turnOf(themes, at + round + this.#seed) };
    });
  }
}

/** In a low window only the room matters, and that is the same in every theme. */
function themesAt(size: Size): readonly Theme[] {
  return lowSizes.includes(size) ? ["light"] : themes;
}

/** How the states of contests of many sorts are called. */
export const composedStates = "composed-";

/** The page a state is of: states are called by it first. */
function pageOf(state: string): string {
  const [page = "", part = ""] = state.split("-");
  return state.startsWith(composedStates) ? `${composedStates}${part}` : page;
}

function turnOf<T>(list: readonly T[], turn: number): T {
  return list[turn % list.length] as T; // lists of sizes and themes are never empty
}

export const usualSize = laptop;

export function isHand({ width }: Size): boolean {
  return width <= phone.width;
}

export const sizeName = ({ width, height }: Size) => `${width}x${height}`;

/** One picture: which state of which page, how it is shown. */
export interface Look extends Sight {
  readonly state: string;
  readonly language: string;
}
