import { type BoatColour, boatColours, boatDesign } from "./boatDesign.ts";
import { numberStrokes } from "./digits.ts";
import { bend, between, divided, type Point, rectangle } from "./geometry.ts";
import { patternAreas } from "./sailPatterns.ts";

/** One stroke of the brush, in a box of 1 by 1: an area, or a line of a width. Painted in the order of the list. */
export type BoatShape =
  | {
      readonly kind: "area";
      readonly points: readonly Point[];
      readonly colour: string;
      readonly share: number;
    }
  | {
      readonly kind: "line";
      readonly part: "halo" | "edge" | "number";
      readonly points: readonly Point[];
      readonly closed: boolean;
      readonly colour: string;
      readonly width: number;
    };

/** Below so many pixels the pattern cannot be told: the number alone is on the sail. BOA1 */
export const smallBelow = 32;

/** BOA6 What a boat stands out by where it lies. */
export interface Outline {
  /** The colour of its edges: on pages and cards that of what is written there. */
  readonly edge: string;
  /** The colour around all of it, on the water; null for none. */
  readonly halo: string | null;
}

/** Numbers on light sails and hulls; and the edges of what lies on something light in every mood: in a halo, on a ribbon. */
export const darkInk = "#101a28";

/** On pages, in tokens of the theme. */
export const outlines = {
  page: { edge: "var(--ink)", halo: null },
  water: { edge: darkInk, halo: "var(--foam)" },
} satisfies Readonly<Record<string, Outline>>;

const shade = "#000000";

interface Build {
  /** Left top, right top, right bottom and left bottom of the sail; the mast is at the right. */
  readonly sail: readonly [Point, Point, Point, Point];
  readonly mast: readonly [Point, Point];
  readonly hull: readonly Point[];
  /** The hull's side that the light does not reach. */
  readonly hullShade: readonly Point[];
  readonly edgeWidth: number;
  readonly mastWidth: number;
  readonly number: { readonly middle: Point; readonly height: number; readonly width: number };
}

const large: Build = {
  sail: [
    [0.17, 0.05],
    [0.75, 0.1],
    [0.75, 0.6],
    [0.1, 0.57],
  ],
  mast: [
    [0.77, 0.03],
    [0.77, 0.68],
  ],
  hull: [
    ...bend([0.04, 0.68], [0.5, 0.73], [0.98, 0.63]),
    ...bend([0.98, 0.63], [0.92, 0.92], [0.74, 0.96]),
    ...bend([0.74, 0.96], [0.45, 0.98], [0.2, 0.96]),
    ...bend([0.2, 0.96], [0.09, 0.94], [0.04, 0.68]),
  ],
  hullShade: [
    ...bend([0.09, 0.86], [0.5, 0.91], [0.92, 0.84]),
    ...bend([0.92, 0.84], [0.86, 0.95], [0.74, 0.96]),
    ...bend([0.74, 0.96], [0.45, 0.98], [0.2, 0.96]),
    ...bend([0.2, 0.96], [0.12, 0.95], [0.09, 0.86]),
  ],
  edgeWidth: 0.036,
  mastWidth: 0.05,
  number: { middle: [0.48, 0.83], height: 0.16, width: 0.036 },
};

const small: Build = {
  sail: [
    [0.1, 0.05],
    [0.85, 0.05],
    [0.85, 0.69],
    [0.08, 0.67],
  ],
  mast: [
    [0.9, 0.04],
    [0.9, 0.76],
  ],
  hull: [
    ...bend([0.035, 0.77], [0.5, 0.79], [0.97, 0.75]),
    ...bend([0.97, 0.75], [0.92, 0.95], [0.76, 0.96]),
    [0.2, 0.96],
    ...bend([0.2, 0.96], [0.07, 0.94], [0.035, 0.77]),
  ],
  hullShade: [],
  edgeWidth: 0.06,
  mastWidth: 0.07,
  number: { middle: [0.455, 0.37], height: 0.43, width: 0.095 },
};

/** How far a halo reaches beyond the boat: outside of the box, too. */
export const haloReach = 0.05;

/** The drawing of a boat for this size in pixels: the page and the canvas both show exactly this. BOA6 */
export function boatShapes(boat: number, size: number, { edge, halo }: Outline): readonly BoatShape[] {
  const isSmall = size < smallBelow;
  const key = `${boat} ${isSmall} ${edge} ${halo}`;
  const known = drawn.get(key) ?? drawnBoat(boat, isSmall, { edge, halo });
  drawn.set(key, known);
  return known;
}

const drawn = new Map<string, readonly BoatShape[]>();

function drawnBoat(boat: number, isSmall: boolean, { edge, halo }: Outline): readonly BoatShape[] {
  const shapes = isSmall ? smallBoat(boat, edge) : largeBoat(boat, edge);
  if (halo === null) return shapes;
  const around = shapes.flatMap((shape) =>
    shape.kind === "line" && shape.part === "edge"
      ? [{ ...shape, part: "halo" as const, colour: halo, width: shape.width + 2 * haloReach }]
      : [],
  );
  return [...around, ...shapes];
}

function largeBoat(boat: number, edge: string): readonly BoatShape[] {
  const { hull, sailPattern, sailColours, sailNumber } = boatDesign(boat);
  const charges = patternAreas[sailPattern].map((points) =>
    area(onSail(large, divided(points, 8)), boatColours[sailColours.charge]),
  );
  return [
    ...sailOf(large, { ground: sailColours.ground, charges, edge }),
    ...hullOf(large, hull, edge),
    ...numberOf(large, sailNumber, hull),
  ];
}

function smallBoat(boat: number, edge: string): readonly BoatShape[] {
  const { hull, sailColours, sailNumber } = boatDesign(boat);
  return [
    ...sailOf(small, { ground: sailColours.ground, charges: [], edge }),
    ...hullOf(small, hull, edge),
    ...numberOf(small, sailNumber, sailColours.ground),
  ];
}

interface Sail {
  readonly ground: BoatColour;
  readonly charges: readonly BoatShape[];
  readonly edge: string;
}

function sailOf(build: Build, { ground, charges, edge }: Sail): readonly BoatShape[] {
  const outline = onSail(build, divided(rectangle(0, 0, 1, 1), 8));
  const lee = onSail(build, divided(rectangle(0, 0, 0.1, 1), 8));
  return [
    line(build.mast, edge, build.mastWidth, false),
    area(outline, boatColours[ground]),
    ...charges,
    area(lee, shade, 0.16),
    line(outline, edge, build.edgeWidth),
  ];
}

function hullOf(build: Build, colour: BoatColour, edge: string): readonly BoatShape[] {
  return [
    area(build.hull, boatColours[colour]),
    ...(build.hullShade.length > 0 ? [area(build.hullShade, shade, 0.16)] : []),
    line(build.hull, edge, build.edgeWidth),
  ];
}

function numberOf({ number }: Build, value: number, ground: BoatColour): readonly BoatShape[] {
  const colour = isDark[ground] ? boatColours.white : darkInk;
  return numberStrokes(value, number.middle, number.height).map((points) => ({
    kind: "line",
    part: "number",
    points,
    closed: false,
    colour,
    width: number.width,
  }));
}

const isDark: Readonly<Record<BoatColour, boolean>> = {
  white: false,
  yellow: false,
  green: false,
  red: true,
  blue: true,
};

function area(points: readonly Point[], colour: string, share = 1): BoatShape {
  return { kind: "area", points, colour, share };
}

function line(points: readonly Point[], colour: string, width: number, closed = true): BoatShape {
  return { kind: "line", part: "edge", points, closed, colour, width };
}

/** The wind bends the sail's free edge outwards, and its foot a little down. */
function onSail({ sail: [leftTop, rightTop, rightBottom, leftBottom] }: Build, flat: readonly Point[]) {
  return flat.map(([u, v]): Point => {
    const [x, y] = between(between(leftTop, rightTop, u), between(leftBottom, rightBottom, u), v);
    return [x - 0.05 * Math.sin(Math.PI * v) * (1 - u), y + 0.025 * Math.sin(Math.PI * u) * v];
  });
}
