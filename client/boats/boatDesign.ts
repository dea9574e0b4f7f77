import { boatCount } from "../../shared/contest/boats.ts";

/** Five colours of which each grey differs from the next; the sea's moods change none of them. */
export const boatColours = {
  white: "#ffffff",
  yellow: "#f8c630",
  green: "#45b78d",
  red: "#c02733",
  blue: "#173b82",
} as const;
export type BoatColour = keyof typeof boatColours;

/** In the manner of signal flags. */
export const sailPatterns = [
  "plain",
  "cross",
  "halves",
  "disc",
  "stripes",
  "saltire",
  "quarters",
  "border",
  "triangle",
  "chequers",
  "bands",
  "diagonal",
] as const;
export type SailPattern = (typeof sailPatterns)[number];

export interface SailColours {
  /** All of the sail that the pattern leaves. */
  readonly ground: BoatColour;
  /** Of the pattern. */
  readonly charge: BoatColour;
}

export interface BoatDesign {
  readonly hull: BoatColour;
  readonly sailPattern: SailPattern;
  readonly sailColours: SailColours;
  /** What is written on it, from 1. */
  readonly sailNumber: number;
}

const liveries: readonly (readonly [hull: BoatColour, sail: SailColours])[] = [
  ["red", { ground: "white", charge: "blue" }],
  ["yellow", { ground: "blue", charge: "yellow" }],
  ["blue", { ground: "yellow", charge: "blue" }],
  ["white", { ground: "red", charge: "white" }],
  ["green", { ground: "white", charge: "red" }],
];

/** Neighbours in number share neither hull nor pattern, and no two boats both: five and twelve have no common divisor. */
function designOf(boat: number): BoatDesign {
  const [hull, sailColours] = at(liveries, boat);
  return { hull, sailPattern: at(sailPatterns, boat), sailColours, sailNumber: boat + 1 };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error(`no boat ${index}`);
  return found;
}

const designs = Array.from({ length: boatCount }, (_, boat) => designOf(boat));

/** How this boat looks: the same on every screen and paper. */
export function boatDesign(boat: number): BoatDesign {
  return at(designs, boat);
}
