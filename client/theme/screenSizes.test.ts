import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { headShare } from "../board/cardPicture.ts";

const folder = path.join(import.meta.dirname, "../pages/screen");
/** What is asked of a screen may be half as large as usual, and its units are then. SCR1 */
const smallestZoom = 0.5;
/** In hundredths of the screen's height. */
const least = { text: 100 / 54, head: 100 / 45, lead: 100 / 15 };

interface Rule {
  readonly of: string;
  readonly selector: string;
  readonly body: string;
}

/** The rules of a screen that lies; one that stands upright is in somebody's hand, and paper is no screen. */
function rulesOf(file: string): readonly Rule[] {
  const css = readFileSync(path.join(folder, file), "utf8")
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/@media (?:print|\(max-aspect-ratio: 1(?: \/ 1)?\)) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = "", body = ""]) => ({
    of: file,
    selector: selector.trim(),
    body,
  }));
}

const rules = globSync("*.css", { cwd: folder }).flatMap(rulesOf);
/** Whoever stands at the screen reads its menu. */
const isReadFromAfar = ({ selector }: Rule) => !/screen-menu|settings-menu|summary/.test(selector);
const isHeading = ({ selector }: Rule) => /(?:^|[\s>])h[1-3]\b/.test(selector);

/** Sizes that are counted in the screen's units: how many, and whether they have a floor. */
const sizes = rules.filter(isReadFromAfar).flatMap((rule) =>
  [...rule.body.matchAll(/(?:^|[\s;])(?:font-size|--name):\s*([^;]+)/g)].flatMap(([, size = ""]) => {
    const units = [...size.matchAll(/([\d.]+) \* var\(--unit\)/g)].map(([, count]) => Number(count));
    const floor = /var\(--screen-(least|head|lead)\)/.exec(size)?.[1] ?? null;
    return units.length === 0 ? [] : [{ rule, size, units: Math.min(...units), floor }];
  }),
);

test("RCE9 CRD6 whatever is written on the screen is no smaller than 1/54 of its height, however small all is asked to be", () => {
  expect(sizes.length).toBeGreaterThan(40);
  const small = sizes.filter(({ units, floor }) => floor === null && units * smallestZoom < least.text);
  expect(small.map(({ rule, size }) => `${rule.of}: ${rule.selector}: ${size}`)).toEqual([]);
});

test("headings are no smaller than 1/45 of it", () => {
  const headings = sizes.filter(({ rule }) => isHeading(rule));
  expect(headings.length).toBeGreaterThan(6);
  const small = headings.filter(({ units, floor }) => floor !== "head" && units * smallestZoom < least.head);
  expect(small.map(({ rule, size }) => `${rule.of}: ${rule.selector}: ${size}`)).toEqual([]);
});

test("RCE3 clock and leader are written in the screen's largest size, and the leader's name is never set smaller", () => {
  const saidOf = (wanted: string) =>
    rules.flatMap(({ selector, body }) => (selector === wanted ? [body] : [])).join("");
  for (const wanted of [".screen-clock", '.leaders > [data-place="1"]'])
    expect(saidOf(wanted)).toMatch(/font-size: [^;]*var\(--screen-lead\)/);
  const alone = [
    '.leaders[data-alone="true"] > [data-place="1"]',
    '[data-spread="columns"] > .screen-rows[data-large="true"] tr[data-place="1"] > .screen-team',
  ];
  for (const wanted of alone)
    expect(Number(/--name: ([\d.]+)vmin/.exec(saidOf(wanted))?.[1])).toBeGreaterThanOrEqual(least.lead);
});

test("the screen's sizes are what they are for, however small all is asked to be", () => {
  const tokens = readFileSync(path.join(import.meta.dirname, "tokens.css"), "utf8");
  const heightOf = (name: string) =>
    Number(new RegExp(`--screen-${name}: max\\([^,]*, ([\\d.]+)vh\\)`).exec(tokens)?.[1]);
  expect(heightOf("least")).toBeGreaterThanOrEqual(least.text);
  expect(heightOf("head")).toBeGreaterThanOrEqual(least.head);
  expect(heightOf("lead")).toBeGreaterThanOrEqual(least.lead);
  // On a board headings and prices are so much larger than the rest.
  expect(heightOf("least") * headShare).toBeGreaterThanOrEqual(least.head);
});
