import { readColours } from "../board/palette.ts";

const colourNames = [
  "sky",
  "light",
  "shore",
  "far",
  "near",
  "foam",
  "halo",
  "gust",
  "mark",
  "ink",
  "paper",
  "edge",
  "lead",
  "on-lead",
  "good",
  "bad",
  "line",
  "line-light",
] as const;

/** The race's colours, as CSS colours that a canvas takes. */
export type RacePalette = Readonly<Record<(typeof colourNames)[number], string>> & {
  readonly fontFamily: string;
};

/** RCE5 Reads `--race-*` (race.css) where `host` stands: the theme's own tokens. */
export function readRacePalette(host: HTMLElement): RacePalette {
  return { ...readColours(host, "race", colourNames), fontFamily: getComputedStyle(host).fontFamily };
}
