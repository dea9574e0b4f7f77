import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { darkInk } from "../boats/boatShapes.ts";
import { washedOut } from "../theme/testing/eyes.ts";
import { contrast, looks, type Rgb, readColours, rgbOf } from "../theme/testing/themeColours.ts";

const raceCss = new URL("race.css", import.meta.url);
const files = [new URL("../theme/tokens.css", import.meta.url), raceCss];

/** Text by what it is written on. The sea is of both, and of all between. */
const texts = [
  ["mark", "far", "near"],
  ["ink", "paper"],
  ["good", "paper"],
  ["bad", "paper"],
  ["on-lead", "lead"],
] as const;
const signs = [
  ["foam", "far", "near"],
  ["gust", "far", "near"],
  ["edge", "paper"],
  // The finish.
  ["line-light", "far", "near"],
  ["line", "line-light"],
] as const;

/** A label stands out by its paper or by its edge. */
const labels = [
  ["paper", "edge"],
  ["lead", "on-lead"],
] as const;

describe.each(looks)("%s", (_, theme, scheme) => {
  const colour = readColours(files, theme, scheme);
  const least = theme === "contrast" ? 7 : 4.5;

  test(`RCE5 what is written in the race stands at least ${least}:1, and signs on the water 3:1`, () => {
    for (const [sign, ...under] of [...texts, ...signs]) {
      for (const ground of under) {
        const ratio = contrast(colour(`race-${sign}`), colour(`race-${ground}`));
        const isText = texts.some(([text]) => text === sign) && ground !== "far" && ground !== "near";
        expect(ratio, `${sign} on ${ground}`).toBeGreaterThanOrEqual(isText || sign === "mark" ? least : 3);
      }
    }
  });

  test("RCE5 all of it stands 3:1 on a projector that shows black as a dark grey", () => {
    for (const [sign, ...under] of [...texts, ...signs]) {
      for (const ground of under) {
        const ratio = contrast(washedOut(colour(`race-${sign}`)), washedOut(colour(`race-${ground}`)));
        expect(ratio, `${sign} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test("RCE5 BOA6 every boat stands 3:1 on near and far water by its halo, there, too, and its edge on the halo", () => {
    for (const ground of ["far", "near"] as const) {
      for (const seen of [(rgb: Rgb) => rgb, washedOut])
        expect(
          contrast(seen(colour("race-halo")), seen(colour(`race-${ground}`))),
          ground,
        ).toBeGreaterThanOrEqual(3);
    }
    for (const seen of [(rgb: Rgb) => rgb, washedOut])
      expect(contrast(seen(rgbOf(darkInk)), seen(colour("race-halo")))).toBeGreaterThanOrEqual(3);
  });

  test("RCE5 labels stand out from the sea, there, too", () => {
    for (const parts of labels) {
      for (const ground of ["far", "near"] as const) {
        for (const seen of [(rgb: Rgb) => rgb, washedOut]) {
          const ratios = parts.map((part) =>
            contrast(seen(colour(`race-${part}`)), seen(colour(`race-${ground}`))),
          );
          expect(Math.max(...ratios), `${parts[0]} on ${ground}`).toBeGreaterThanOrEqual(3);
        }
      }
    }
  });
});

test("RCE5 the race has no colours of its own", () => {
  const css = readFileSync(raceCss, "utf8");
  const values = [...css.matchAll(/--race-[\w-]+:\s*([^;]+);/g)].map(([, value]) => value ?? "");
  expect(values.length).toBeGreaterThan(17);
  expect(values.filter((value) => !/^var\(--[\w-]+\)$|^Canvas(Text)?$/.test(value))).toEqual([]);
});
