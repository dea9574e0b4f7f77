import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { boatCount } from "../../shared/contest/boats.ts";
import { heels, room } from "../race/boatAtlas.ts";
import { boatColours, boatDesign, sailPatterns } from "./boatDesign.ts";
import { type BoatShape, boatShapes, edgeColour } from "./boatShapes.ts";
import type { Point } from "./geometry.ts";
import { waterLine } from "./paintBoat.ts";
import { greyPicture, luminanceOf } from "./testing/greyPicture.ts";

/** What a frame of the race's atlas leaves around a boat. */
const margin = (room - 1) / 2;
const everyBoat = Array.from({ length: boatCount }, (_, boat) => boat);

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

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
    const withoutNumber = (shape: BoatShape) => shape.kind === "area" || shape.part !== "number";
    const pictures = everyBoat.map((boat) =>
      greyPicture(boatShapes(boat, 48).filter(withoutNumber), 48, "#ffffff"),
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
    const pictures = everyBoat.map((boat) => greyPicture(boatShapes(boat, 20), 20, "#ffffff").join());
    expect(new Set(pictures).size).toBe(boatCount);
    for (const boat of everyBoat) {
      const number = boatShapes(boat, 20).filter((shape) => shape.kind === "line" && shape.part === "number");
      const ys = number.flatMap(({ points }) => points.map(([, y]) => y * 20));
      expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(8);
      const [ground] = boatShapes(boat, 20).filter(({ kind }) => kind === "area");
      expect(contrast(number[0]?.colour ?? "", ground?.colour ?? "")).toBeGreaterThan(4.5);
    }
  });

  test("nothing leaves the box, and a number stands clear of the hull that it is written on", () => {
    for (const boat of everyBoat) {
      for (const size of [20, 48]) {
        const reached = boatShapes(boat, size).flatMap((shape) => {
          const reach = shape.kind === "line" ? shape.width / 2 : 0;
          return shape.points.flat().flatMap((at) => [at - reach, at + reach]);
        });
        expect(Math.min(...reached)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...reached)).toBeLessThanOrEqual(1);
      }
      const number = boatShapes(boat, 48).find((shape) => shape.kind === "line" && shape.part === "number");
      expect(contrast(number?.colour ?? "", boatColours[boatDesign(boat).hull])).toBeGreaterThan(4.5);
    }
  });

  test("BOA6 a halo goes around all of a boat, beneath it, and stays within the margins of a boat that heels", () => {
    for (const boat of everyBoat) {
      for (const size of [20, 48]) {
        const halo = "#ffffff";
        const afloat = boatShapes(boat, size, halo);
        const edges = boatShapes(boat, size).filter(
          (shape) => shape.kind === "line" && shape.part === "edge",
        );
        const halos = afloat.slice(0, edges.length);
        expect(edges).toHaveLength(3);
        expect(halos.map(({ points }) => points)).toEqual(edges.map(({ points }) => points));
        expect(halos.every((shape) => shape.kind === "line" && shape.colour === halo)).toBe(true);
        expect(afloat.slice(edges.length)).toEqual(boatShapes(boat, size));
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

  test("the edge stands out from every background of every mood", () => {
    const tokens = readFileSync(new URL("../theme/tokens.css", import.meta.url), "utf8");
    const lines = tokens.matchAll(/--(?:background|surface)[\w-]*: ([^;]+);/g);
    const colours = [...lines].flatMap(([, value = ""]) => value.match(/#\w{6}/g) ?? []);
    expect(colours).toEqual(expect.arrayContaining(["#eaf0f6", "#0d1520", "#000000", "#ffffff", "#ffe6f0"]));
    for (const colour of colours) expect(contrast(edgeColour, colour), colour).toBeGreaterThanOrEqual(3);
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
