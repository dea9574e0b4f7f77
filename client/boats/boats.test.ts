import { describe, expect, test } from "vitest";
import { boatCount } from "../../shared/contest/boats.ts";
import { heels, room } from "../race/boatAtlas.ts";
import { washedOut } from "../theme/testing/eyes.ts";
import { contrast, looks, type Rgb, readColours, rgbOf } from "../theme/testing/themeColours.ts";
import { boatColours, boatDesign, sailPatterns } from "./boatDesign.ts";
import { type BoatShape, boatShapes, darkInk, type Outline, outlines } from "./boatShapes.ts";
import type { Point } from "./geometry.ts";
import { waterLine } from "./paintBoat.ts";
import { greyPicture } from "./testing/greyPicture.ts";

const files = ["../theme/tokens.css", "../board/board.css"].map((file) => new URL(file, import.meta.url));
/** What a frame of the race's atlas leaves around a boat. */
const margin = (room - 1) / 2;
const everyBoat = Array.from({ length: boatCount }, (_, boat) => boat);
const ashore: Outline = { edge: darkInk, halo: null };
const isNumber = (shape: BoatShape) => shape.kind === "line" && shape.part === "number";
const contrastOf = (one: string, other: string) => contrast(rgbOf(one), rgbOf(other));

describe("how boats look", () => {
  test("no two have the same hull and pattern, neighbours share neither, and each has its number", () => {
    const designs = everyBoat.map(boatDesign);
    expect(new Set(designs.map(({ hull, sailPattern }) => `${hull} ${sailPattern}`)).size).toBe(boatCount);
    expect(new Set(designs.map(({ sailPattern }) => sailPattern))).toEqual(new Set(sailPatterns));
    expect(designs.map(({ sailNumber }) => sailNumber)).toEqual(everyBoat.map((boat) => boat + 1));
    designs.slice(1).forEach(({ hull, sailPattern }, index) => {
      expect(hull).not.toBe(designs[index]?.hull);
      expect(sailPattern).not.toBe(designs[index]?.sailPattern);
    });
  });

  test("BOA1 at 48 pixels, in grey and without their numbers, no two of sixty are taken for each other", () => {
    const withoutNumber = (shape: BoatShape) => !isNumber(shape);
    const pictures = everyBoat.map((boat) =>
      greyPicture(boatShapes(boat, 48, ashore).filter(withoutNumber), 48, "#ffffff"),
    );
    const distances = pictures.flatMap((a, one) =>
      pictures.slice(one + 1).map((b, other) => [distance(a, b), one, one + 1 + other] as const),
    );
    expect(distances).toHaveLength((boatCount * (boatCount - 1)) / 2);
    const [nearest] = distances.sort(([a], [b]) => a - b);
    // So many of 2304 pixels differ by 30 or more of 255 greys: more than a number covers.
    expect(nearest?.[0], `boats ${nearest?.[1]} and ${nearest?.[2]}`).toBeGreaterThanOrEqual(170);
  });

  test("BOA1 below 32 pixels the number takes the sail: no two look the same at 20", () => {
    const pictures = everyBoat.map((boat) => greyPicture(boatShapes(boat, 20, ashore), 20, "#ffffff").join());
    expect(new Set(pictures).size).toBe(boatCount);
    for (const boat of everyBoat) {
      const number = boatShapes(boat, 20, ashore).filter(isNumber);
      const ys = number.flatMap(({ points }) => points.map(([, y]) => y * 20));
      expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(8);
      const [ground] = boatShapes(boat, 20, ashore).filter(({ kind }) => kind === "area");
      expect(contrastOf(number[0]?.colour ?? "", ground?.colour ?? "")).toBeGreaterThan(4.5);
    }
  });

  test("nothing leaves the box, and a number stands clear of the hull that it is written on", () => {
    for (const boat of everyBoat) {
      for (const size of [20, 48]) {
        const reached = boatShapes(boat, size, ashore).flatMap((shape) => {
          const reach = shape.kind === "line" ? shape.width / 2 : 0;
          return shape.points.flat().flatMap((at) => [at - reach, at + reach]);
        });
        expect(Math.min(...reached)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...reached)).toBeLessThanOrEqual(1);
      }
      const number = boatShapes(boat, 48, ashore).find(isNumber);
      expect(contrastOf(number?.colour ?? "", boatColours[boatDesign(boat).hull])).toBeGreaterThan(4.5);
    }
  });

  test("BOA6 a halo goes around all of a boat, beneath it, and stays within the margins of a boat that heels", () => {
    for (const boat of everyBoat) {
      for (const size of [20, 48]) {
        const halo = "#ffffff";
        const afloat = boatShapes(boat, size, { ...ashore, halo });
        const edges = boatShapes(boat, size, ashore).filter(
          (shape) => shape.kind === "line" && shape.part === "edge",
        );
        const halos = afloat.slice(0, edges.length);
        expect(edges).toHaveLength(3);
        expect(halos.map(({ points }) => points)).toEqual(edges.map(({ points }) => points));
        expect(halos.every((shape) => shape.kind === "line" && shape.colour === halo)).toBe(true);
        expect(afloat.slice(edges.length)).toEqual(boatShapes(boat, size, ashore));
        for (const angle of heels) {
          const reached = halos.flatMap((shape) => {
            const reach = shape.kind === "line" ? shape.width / 2 : 0;
            return shape.points.flatMap((point) =>
              heeled(point, angle).flatMap((at) => [at - reach, at + reach]),
            );
          });
          expect(Math.min(...reached)).toBeGreaterThanOrEqual(-margin);
          expect(Math.max(...reached)).toBeLessThanOrEqual(1 + margin);
        }
      }
    }
  });
});

/** What a boat may lie on: pages, their rows and notices, and cards. */
const grounds = [
  ...["background", "surface", "surface-raised", "sky", "shoal", "dusk", "dusk-deep"],
  ...["accent-soft", "good-soft", "bad-soft", "warn-soft", "board-card", "board-recess"],
];

describe.each(looks)("BOA6 in %s", (_, theme, scheme) => {
  const colour = readColours(files, theme, scheme);
  const paint = (said: string) =>
    said.startsWith("#") ? rgbOf(said) : colour(/^var\(--([\w-]+)\)$/.exec(said)?.[1] ?? said);
  /** What is left of it on a projector that shows black as a dark grey. */
  const leastSeen = (one: Rgb, other: Rgb) =>
    Math.min(contrast(one, other), contrast(washedOut(one), washedOut(other)));

  test("an edge stands out 3:1 from whatever of a page a boat lies on, however weak the projector", () => {
    for (const ground of grounds)
      expect(leastSeen(paint(outlines.page.edge), colour(ground)), ground).toBeGreaterThanOrEqual(3);
  });

  test("on the water a halo stands out from the sea, and the edge within it from the halo", () => {
    const { edge, halo } = outlines.water;
    for (const sea of ["water", "water-deep"])
      expect(leastSeen(paint(halo), colour(sea)), sea).toBeGreaterThanOrEqual(3);
    expect(leastSeen(paint(edge), paint(halo))).toBeGreaterThanOrEqual(3);
  });

  test("on a card sails are edged in its ink, and the boat on a ribbon stands out from that", () => {
    expect(colour("board-ink")).toEqual(paint(outlines.page.edge));
    expect(leastSeen(paint(darkInk), colour("board-ribbon"))).toBeGreaterThanOrEqual(3);
  });
});

/** As the race's atlas turns it. */
function heeled([x, y]: Point, angle: number): Point {
  const [right, down] = [x - 1 / 2, y - waterLine];
  return [
    1 / 2 + right * Math.cos(angle) - down * Math.sin(angle),
    waterLine + right * Math.sin(angle) + down * Math.cos(angle),
  ];
}

/** How many pixels differ clearly. */
function distance(a: Float64Array, b: Float64Array): number {
  return a.filter((grey, place) => Math.abs(grey - (b[place] ?? 0)) >= 30).length;
}
