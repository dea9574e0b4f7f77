import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { motionTimes } from "./motionTimes.ts";

const client = new URL("..", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, client), "utf8");
const table = read("theme/README.md");
const tokens = new Map(
  [...read("theme/tokens.css").matchAll(/^ {2}--(pace|motion-\w+): (\d+)ms/gm)].map(([, name, ms]) => [
    name,
    ms,
  ]),
);
/** What pages are made of; `/look` only shows it. */
const pages = globSync("**/*.{css,ts,tsx}", { cwd: client }).filter(
  (file) => !/\.test\.tsx?$|^(?:theme|e2e|pages\/look)\//.test(file),
);

test("every motion stands in the table, with its reason and as long as it is", () => {
  const rows = (name: RegExp) =>
    new Map(
      [...table.matchAll(/^\| `([\w-]+)` \| .+ \| .+ \| (\d+) ms \|$/gm)]
        .filter(([, token = ""]) => name.test(token))
        .map(([, token = "", ms]) => [token.replace(/^--/, ""), ms]),
    );
  expect(rows(/^--/)).toEqual(tokens);
  expect(rows(/^\w/)).toEqual(new Map(Object.entries(motionTimes).map(([name, ms]) => [name, String(ms)])));
  expect(tokens.size).toBeGreaterThan(8);
});

test("what programs and style sheets both know by a name takes one time", () => {
  const shared = Object.entries(motionTimes).filter(([name]) => tokens.has(`motion-${name}`));
  expect(shared.map(([name]) => name)).toContain("overtake");
  for (const [name, ms] of shared) expect(tokens.get(`motion-${name}`), name).toBe(String(ms));
});

test("every motion of the table moves something", () => {
  const all = pages.map(read);
  const isUsed = (use: RegExp) => all.some((text) => use.test(text));
  for (const name of tokens.keys()) expect(isUsed(new RegExp(`var\\(--${name}\\)`)), `--${name}`).toBe(true);
  for (const name of Object.keys(motionTimes))
    expect(isUsed(new RegExp(`motionTimes\\.${name}\\b|\\b${name}: \\w+Ms\\b.*= motionTimes`)), name).toBe(
      true,
    );
});

test("no page moves for a time of its own", () => {
  const literal = /\b(?:animation|transition)(?:-\w+)*:[^;{}]*?\b(?!0m?s)[\d.]+m?s\b|\bduration: \d+/g;
  const found = pages.flatMap((file) => (read(file).match(literal) ?? []).map((text) => `${file}: ${text}`));
  // No motion, but what shows that a frozen page is one.
  expect(found).toEqual(["pages/screen/frozen/FrozenVeil.tsx: duration: 200"]);
});

test("RST7 nothing of a page moves without an end, but the pink theme's figures and petals", () => {
  const root = new URL("..", import.meta.url);
  const sheets = globSync("**/*.css", { cwd: root });
  const endless = sheets.filter((file) => readFileSync(new URL(file, root), "utf8").includes("infinite"));
  expect(sheets.length).toBeGreaterThan(50);
  expect(endless.toSorted()).toEqual(["decor/decor.css", "decor/petals.css"]);
});
