import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

test("every motion stands in the table, with its reason and as long as it is", () => {
  const rows = [...read("README.md").matchAll(/^\| `--(pace|motion-\w+)` \| .+ \| .+ \| (\d+) ms \|$/gm)];
  const tokens = [...read("tokens.css").matchAll(/^ {2}--(pace|motion-\w+): (\d+)ms/gm)];
  const told = new Map(rows.map(([, name, ms]) => [name, ms]));
  expect(told).toEqual(new Map(tokens.map(([, name, ms]) => [name, ms])));
  expect(told.size).toBeGreaterThan(8);
});

test("RST7 nothing of a page moves without an end, but the pink theme's figures and petals", () => {
  const root = new URL("..", import.meta.url);
  const sheets = globSync("**/*.css", { cwd: root });
  const endless = sheets.filter((file) => readFileSync(new URL(file, root), "utf8").includes("infinite"));
  expect(sheets.length).toBeGreaterThan(50);
  expect(endless.toSorted()).toEqual(["decor/decor.css", "decor/petals.css"]);
});
