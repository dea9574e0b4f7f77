import { describe, expect, test } from "vitest";
import { themes } from "../../shared/contest/themes.ts";
import { lookStyles } from "../board/lookStyles.ts";
import type { ColourName } from "../board/palette.ts";
import {
  type ColourBlindness,
  colourBlindnesses,
  distance,
  hueGroups,
  hueOf,
  washedOut,
} from "./testing/eyes.ts";
import { contrast, looks, type Rgb, readColours, readTokens } from "./testing/themeColours.ts";

const files = ["tokens.css", "hues.css", "../board/board.css"].map((file) => new URL(file, import.meta.url));

function mix(under: Rgb, over: Rgb, strength: number): Rgb {
  return under.map((part, index) => part + ((over[index] ?? 0) - part) * strength) as unknown as Rgb;
}

/** The contrast that is left of it on the weakest projector: one that shows black as a dark grey. */
function leastSeen(one: Rgb, other: Rgb): number {
  return Math.min(contrast(one, other), contrast(washedOut(one), washedOut(other)));
}

const grounds = ["background", "surface", "surface-raised", "sky", "shoal", "dusk", "dusk-deep"] as const;
/** Text by what it is written on. */
const texts: readonly (readonly [text: string, ...grounds: readonly string[]])[] = [
  ["ink", ...grounds, "accent-soft", "good-soft", "bad-soft", "warn-soft"],
  ["ink-muted", ...grounds, "accent-soft"],
  ["accent", ...grounds, "accent-soft"],
  ["good", ...grounds, "good-soft"],
  ["bad", ...grounds, "bad-soft"],
  ["warn", ...grounds, "warn-soft"],
  ["on-accent", "accent", "accent-strong"],
  // The last minutes on the screen's clock, and the signs of verdicts.
  ["surface", "bad", "good", "warn"],
  ["on-water", "water", "water-deep"],
];
const signs: readonly (readonly [sign: string, ...grounds: readonly string[]])[] = [
  ["line-strong", ...grounds],
  ["focus", ...grounds],
  ["foam", "water", "water-deep"],
  ["wake", "water", "water-deep"],
  ["gust", "water", "water-deep"],
  ["buoy", "water", "water-deep"],
  ["hull", "water", "water-deep"],
  ["sail", "water", "water-deep"],
  // A mast is drawn upon its sail.
  ["mast", "sail"],
];
/** What tells good from bad, and what is drawn on the water from the water: apart for every eye. */
const toldApart: readonly (readonly [string, string])[] = [
  ["good", "bad"],
  ["good", "warn"],
  ["good", "accent"],
  ["bad", "warn"],
  ["bad", "accent"],
  ["warn", "accent"],
  ["hull", "water"],
  ["sail", "water"],
  ["buoy", "water"],
  ["gust", "water"],
];
/** In OKLab, where black is 1 away from white: three times what is just seen as another colour. */
const leastDistance = 0.065;
const mostHues = 5;
/** Colours pass for one hue where all of them lie within so many degrees; less colour than this is grey. */
const hueWidth = 30;
const leastColour = 0.05;

describe.each(looks)("%s", (_, theme, scheme) => {
  const tokens = readTokens(files, theme);
  const colour = readColours(files, theme, scheme);
  const least = theme === "contrast" ? 7 : 4.5;

  test(`text stands at least ${least}:1 on what it is written on`, () => {
    for (const [text, ...under] of texts) {
      for (const ground of under) {
        expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(least);
      }
    }
  });

  test("signs and edges stand at least 3:1", () => {
    for (const [sign, ...under] of signs) {
      for (const ground of under) {
        expect(contrast(colour(sign), colour(ground)), `${sign} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test("text, signs and edges stand 3:1 on a projector that shows black as a dark grey", () => {
    for (const [sign, ...under] of [...texts, ...signs]) {
      for (const ground of under) {
        const ratio = contrast(washedOut(colour(sign)), washedOut(colour(ground)));
        expect(ratio, `${sign} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test.each(colourBlindnesses)("what must be told apart is, with %s eyes", (eyes: ColourBlindness) => {
    for (const [one, other] of toldApart) {
      const apart = distance(colour(one), colour(other), eyes);
      expect(apart, `${one} and ${other}`).toBeGreaterThanOrEqual(leastDistance);
    }
  });

  test(`there are at most ${mostHues} hues`, () => {
    const hues = [...tokens.keys()]
      .filter((name) => /^(#\w{6}|light-dark\(#)/.test(tokens.get(name) ?? ""))
      .map((name) => hueOf(colour(name)))
      .filter(({ strength }) => strength >= leastColour)
      .map(({ degrees }) => degrees);
    const groups = hueGroups(hues, hueWidth);
    expect(groups).toBeLessThanOrEqual(mostHues);
    expect(groups).toBeGreaterThan(2);
  });

  test("CRD1 the hue of a category stands out from cards and page, and is told from the others by every eye", () => {
    const hues = [1, 2, 3, 4, 5].map((hue) => `hue-${hue}`);
    for (const hue of hues) {
      for (const ground of ["board-card", "background"])
        expect(leastSeen(colour(hue), colour(ground)), `${hue} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    for (const [index, hue] of hues.entries()) {
      for (const other of hues.slice(0, index)) {
        for (const eyes of colourBlindnesses) {
          const apart = distance(colour(hue), colour(other), eyes);
          expect(apart, `${hue} and ${other} for ${eyes} eyes`).toBeGreaterThanOrEqual(leastDistance);
        }
      }
    }
  });

  test("CRD1 CRD2 CRD3 what is written on a card of any hue can be read, and so can its flames", () => {
    const strength = Number(tokens.get("board-hue-tint"));
    for (const hue of [1, 2, 3, 4, 5]) {
      const hued = mix(colour("board-card"), colour(`hue-${hue}`), strength);
      const grounds = [hued, mix(colour("board-card"), colour("board-solved"), 0.1)];
      for (const ground of grounds) {
        for (const text of ["ink", "muted", "buy", "solved", "active", "failed"]) {
          const written = colour(`board-${text}`);
          expect(contrast(written, ground), `${text} on hue ${hue}`).toBeGreaterThanOrEqual(4.5);
          expect(leastSeen(written, ground), `${text} on hue ${hue}`).toBeGreaterThanOrEqual(3);
        }
        expect(leastSeen(colour("board-heat"), ground), `heat on hue ${hue}`).toBeGreaterThanOrEqual(3);
      }
    }
    // The ribbon has an edge of ink.
    expect(contrast(colour("board-ink"), colour("board-card"))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.entries(lookStyles))("a card that looks %s can be read", (_look, look) => {
    const board = (name: ColourName) => colour(`board-${name}`);
    const fill = look.fill ? board(look.fill) : colour("background");
    const ground = look.tint ? mix(fill, board(look.tint[0]), look.tint[1]) : fill;
    const grain = mix(ground, board(look.sign), look.patternStrength);
    expect(contrast(board(look.text), ground), "label").toBeGreaterThanOrEqual(4.5);
    for (const part of ["text", "price", "sign"] as const)
      expect(leastSeen(board(look[part]), ground), part).toBeGreaterThanOrEqual(3);
    // The price and the sign are large.
    for (const under of [ground, grain]) {
      expect(contrast(board(look.price), under), "price").toBeGreaterThanOrEqual(
        theme === "contrast" ? 4.5 : 3,
      );
      expect(contrast(board(look.sign), under), "sign").toBeGreaterThanOrEqual(3);
    }
  });
});

test("a chain of hues, each near the next, is not one hue, and red on either side of 0 degrees is", () => {
  expect(hueGroups([0, 20, 40, 60, 80, 100], hueWidth)).toBe(3);
  expect(hueGroups([350, 150, 10, 165], hueWidth)).toBe(2);
  expect(hueGroups([], hueWidth)).toBe(0);
});

test("text is readable over a petal, too", () => {
  const tokens = readTokens(files, "pink");
  const colour = readColours(files, "pink", "light");
  const petals = [...tokens.keys()].filter((name) => name.startsWith("petal-"));
  expect(petals.length).toBeGreaterThan(2);
  for (const petal of petals) {
    for (const text of ["ink", "ink-muted", "accent", "good", "bad", "warn"]) {
      const ratio = contrast(colour(text), colour(petal));
      expect(ratio, `${text} on ${petal}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test("every theme names every colour that it changes to a known token", () => {
  const known = new Set(readTokens(files, "light").keys());
  for (const theme of themes) {
    for (const name of readTokens(files, theme).keys()) {
      expect(known.has(name) || name.startsWith("petal-"), `${theme}: --${name}`).toBe(true);
    }
  }
});
