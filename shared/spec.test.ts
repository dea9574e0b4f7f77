import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const folders = ["shared", "server", "client", "loadtest", "scripts", "deploy"];

const spec = read("shared/SPEC.md");
const defined = [...spec.matchAll(/^- ([A-Z]{3}\d+) /gm)].map(([, id]) => id ?? "");
const prefixes = [...new Set(defined.map((id) => id.slice(0, 3)))].join("|");
const citation = new RegExp(`\\b(?:${prefixes})\\d+\\b`, "g");

const sources = folders.flatMap(sourcesIn).map((path) => ({ path, cited: citedIn(path) }));
const inTests = new Set(sources.filter(({ path }) => isTest(path)).flatMap(({ cited }) => cited));

describe("the rules", () => {
  test("are numbered once each, in order", () => {
    expect(new Set(defined).size).toBe(defined.length);
    for (const prefix of new Set(defined.map((id) => id.slice(0, 3)))) {
      const numbers = defined.filter((id) => id.startsWith(prefix)).map((id) => Number(id.slice(3)));
      expect([prefix, numbers]).toEqual([prefix, numbers.toSorted((a, b) => a - b)]);
    }
    expect(defined.length).toBeGreaterThan(80);
  });

  test("are all that code, tests and documents cite", () => {
    const unknown = [...sources, { path: "shared/SPEC.md", cited: citedIn("shared/SPEC.md") }].flatMap(
      ({ path, cited }) => cited.filter((id) => !defined.includes(id)).map((id) => `${path} cites ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  test("are each named by a test", () => {
    const missing = defined.filter((id) => !inTests.has(id));
    expect(missing).toEqual([]);
  });

  test("are each cited by the file that implements them, or said to be held by many", () => {
    const exempt = new Set(
      [...spec.matchAll(/^Held by [^:]+: ([A-Z\d, ]+)\.$/gm)].flatMap(([, list]) => list?.split(", ") ?? []),
    );
    const known = [...exempt].filter((name) => defined.some((id) => id === name || id.slice(0, 3) === name));
    expect(known).toEqual([...exempt]);
    const inCode = new Set(
      sources.filter(({ path }) => isImplementation(path)).flatMap(({ path }) => citedWithRanges(path)),
    );
    const missing = defined.filter((id) => !inCode.has(id) && !exempt.has(id) && !exempt.has(id.slice(0, 3)));
    expect(missing).toEqual([]);
  });

  test("cover the ten invariants", () => {
    const rows = [...spec.matchAll(/^\| (\d+) [^|]+\|([^|]+)\|([^|]+)\|$/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const [, number, rules] of rows) {
      expect([number, rules?.match(citation)?.length ?? 0]).toEqual([number, expect.toSatisfy((n) => n > 1)]);
    }
  });
});

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.(?:tsx?|js)$/.test(path) && !/\/(node_modules|dist)\//.test(path))
    .filter((path) => path !== "shared/spec.test.ts");
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$|\.contract\.ts$|^client\/e2e\/|^loadtest\//.test(path);
}

function isImplementation(path: string): boolean {
  return !isTest(path) && !/\/testing(?:\/|\.ts$)|^server\/test\//.test(path);
}

/** With what stands between the ends of `CHK7 – CHK14`. */
function citedWithRanges(path: string): readonly string[] {
  const ranges = [...read(path).matchAll(/\b([A-Z]{3})(\d+) – \1(\d+)\b/g)].flatMap(
    ([, family, first, last]) =>
      defined.filter((id) => {
        const number = Number(id.slice(3));
        return id.startsWith(`${family}`) && number >= Number(first) && number <= Number(last);
      }),
  );
  return [...citedIn(path), ...ranges];
}

function citedIn(path: string): readonly string[] {
  return [...read(path).matchAll(citation)].map(([id]) => id);
}

function read(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}
