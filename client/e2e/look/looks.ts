import { type Language, languages } from "../../../shared/languages.ts";
import { composedLooks, composedSights } from "./composedSights.ts";
import {
  everySize,
  laptop,
  lowSizes,
  type Mood,
  moods,
  phone,
  phoneWithKeyboard,
  type Sight,
  type Size,
  smallPhone,
  smallProjector,
  tablet,
  turnOf,
} from "./sights.ts";

/**
 * What a page is made for: the big screen, anybody's device, or only a hand; a task is answered in low windows, too, and a board
 * is written on tablets. The page of parts is none: what stands on it is asked for contrast and names alone.
 */
export type Kind = "screen" | "page" | "hand" | "task" | "studio" | "parts";

const sizes: Readonly<Record<Kind, readonly Size[]>> = {
  screen: everySize,
  page: everySize,
  hand: [phone, smallPhone, phoneWithKeyboard],
  task: everySize,
  studio: everySize,
  parts: everySize,
};

/** Where a fault shows first. */
const quickSizes: Readonly<Record<Kind, readonly Size[]>> = {
  screen: [smallProjector],
  page: [laptop],
  hand: [smallPhone],
  task: [laptop, ...lowSizes],
  studio: [laptop, tablet],
  parts: [laptop],
};

/**
 * `quick`: where a fault shows first. `pairs`: of each page each two of sizes, moods and languages on some state, and of contests
 * of many sorts each two of these, of numbers of teams, boards and names. `every`: all.
 */
export type Thoroughness = "quick" | "pairs" | "every";

/** So many looks a page's first state has in all languages together, so that each page is seen at every size; and each later one. */
const looksAtFirst = everySize.length;
const looksAtLater = everySize.length / 2;

/**
 * How the states of pages are looked at, one after the other in the order they are shown. The languages share the looks at a
 * state: what one shows at some of the sizes the other shows at others. `seed`: where in the order of moods a page begins, and
 * which contests of many sorts there are.
 */
export class LookPlan {
  readonly #language: Language;
  readonly #thoroughness: Thoroughness;
  readonly #seed: number;
  readonly #composed: ReadonlyMap<string, readonly Sight[]>;
  /** Of each page, so many looks in all languages. */
  readonly #shown = new Map<string, number>();
  #states = 0;
  #inHand = 0;

  constructor(language: Language, thoroughness: Thoroughness, seed: number) {
    this.#language = language;
    this.#thoroughness = thoroughness;
    this.#seed = seed;
    this.#composed = thoroughness === "pairs" ? composedSights(language, seed) : new Map();
  }

  next(state: string, kind: Kind): readonly Sight[] {
    const turn = this.#states++;
    switch (this.#thoroughness) {
      case "quick":
        return quickSizes[kind].map((size) => ({
          size,
          mood: lowSizes.includes(size) ? "light" : turnOf(moods, turn),
        }));
      case "every":
        return [...sizes[kind], ...(kind === "hand" ? [] : [smallPhone])].flatMap((size) =>
          moodsAt(size).map((mood) => ({ size, mood })),
        );
      case "pairs":
        if (state.startsWith(composedStates)) return this.#ofComposed(state);
        return kind === "hand" ? this.#ofHand() : this.#ofPage(pageOf(state));
    }
  }

  #ofPage(page: string): readonly Sight[] {
    const from = this.#shown.get(page) ?? 0;
    const count = from === 0 ? looksAtFirst : looksAtLater;
    this.#shown.set(page, from + count);
    return Array.from({ length: count }, (_, index) => from + index)
      .filter((at) => languageAt(at) === this.#language)
      .map((at) => sightAt(at, this.#seed));
  }

  /** Few sizes: each language has all of them, and the moods go on. */
  #ofHand(): readonly Sight[] {
    const turn = this.#inHand++ * languages.length + languages.indexOf(this.#language);
    const from = turn * sizes.hand.length + this.#seed;
    return sizes.hand.map((size, index) => ({ size, mood: turnOf(moods, from + index) }));
  }

  #ofComposed(state: string): readonly Sight[] {
    const [, name] = /^[^-]*-[^-]*-(.*)$/.exec(state) ?? [];
    const sights = this.#composed.get(name ?? "");
    if (!sights) throw new RangeError(`there is no contest of the sort of ${state}`);
    return sights;
  }
}

/** The nth look at a page: each size in turn, and with each round of them the moods one further, so that each size meets each mood. */
function sightAt(at: number, seed: number): Sight {
  const round = Math.floor(at / everySize.length);
  return {
    size: turnOf(everySize, at),
    mood: turnOf(moods, (at % everySize.length) + round + seed),
  };
}

/**
 * In which language that look is: two by two, so that each has as many of any four that follow one another; the other way round
 * with each round of the sizes, and with each round of sizes and moods, so that each language meets each size and each mood.
 */
function languageAt(at: number): Language {
  const round = Math.floor(at / everySize.length);
  const pair = Math.floor((at % everySize.length) / 2);
  return turnOf(languages, pair + round + Math.floor(round / moods.length));
}

/** In a low window only the room matters, and that is the same in every mood. */
function moodsAt(size: Size): readonly Mood[] {
  return lowSizes.includes(size) ? ["light"] : moods;
}

/** How the states of contests of many sorts are called: by it, a page, and the sort. */
export const composedStates = "composed-";

/** The page a state is of: states are called by it first. */
function pageOf(state: string): string {
  return state.split("-")[0] ?? "";
}

/** How many pictures a whole run takes of these states; of contests of many sorts each page is named once. */
export function picturesOf(
  states: readonly { readonly state: string; readonly kind: Kind }[],
  seed: number,
): number {
  const plans = languages.map((language) => new LookPlan(language, "pairs", seed));
  const ofComposed = composedLooks(seed).length;
  const counts = states.map(({ state, kind }) =>
    state.startsWith(composedStates)
      ? ofComposed
      : plans.reduce((sum, plan) => sum + plan.next(state, kind).length, 0),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
