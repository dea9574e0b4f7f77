import { readColours } from "../board/palette.ts";

const colourNames = [
  "sky",
  "light",
  "shore",
  "far",
  "near",
  "foam",
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

/** Reads `--race-*` (race.css) where `host` stands. */
export function readRacePalette(host: HTMLElement): RacePalette {
  return { ...readColours(host, "race", colourNames), fontFamily: getComputedStyle(host).fontFamily };
}
