import fs from "node:fs";
import path from "node:path";
import type { Random } from "../../loadtest/random.ts";
import { findSites, type Site, siteId } from "./sites.ts";

/** The parts of the program that mutants are drawn from, evenly. */
export const areas = {
  core: "shared/contest",
  runner: "server/contests",
  journal: "server/journal",
  rooms: "server/rooms",
  routes: "server/http",
  store: "client/store",
  pages: "client/pages",
} as const;
export type Area = keyof typeof areas;

export interface Mutant {
  readonly id: string;
  readonly area: Area;
  /** From the root of the repository. */
  readonly file: string;
  readonly site: Site;
}

/** So many mutants of the sources under `root`, from each area in turn, without repetition. */
export function drawMutants(root: string, random: Random, count: number): readonly Mutant[] {
  const byArea = Object.entries(areas).map(([area, folder]) => mutantsOf(root, area as Area, folder));
  return drawInTurn(byArea, random, count);
}

function drawInTurn(left: readonly Mutant[][], random: Random, count: number): readonly Mutant[] {
  const drawn: Mutant[] = [];
  while (drawn.length < count && left.some((mutants) => mutants.length > 0)) {
    for (const mutants of left) {
      if (mutants.length === 0 || drawn.length === count) continue;
      drawn.push(...mutants.splice(random.below(mutants.length), 1));
    }
  }
  return drawn;
}

/** So many mutants of the sources in one folder, from each file in turn, without repetition. */
export function drawFromFiles(
  root: string,
  random: Random,
  count: number,
  area: Area,
  isWanted: (file: string) => boolean,
): readonly Mutant[] {
  const byFile = Map.groupBy(
    mutantsOf(root, area, areas[area]).filter(({ file }) => isWanted(file)),
    ({ file }) => file,
  );
  return drawInTurn([...byFile.values()], random, count);
}

function mutantsOf(root: string, area: Area, folder: string): Mutant[] {
  return sourcesIn(root, folder).flatMap((file) => {
    const source = fs.readFileSync(path.join(root, file), "utf8");
    return findSites(file, source).map((site) => ({ id: siteId(file, source, site), area, file, site }));
  });
}

function sourcesIn(root: string, folder: string): readonly string[] {
  return fs
    .globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root })
    .filter((file) => isProduct(file))
    .toSorted();
}

/** Not a test, nor what only tests use. */
function isProduct(file: string): boolean {
  return !/\bsamples\.ts$|\.(test|property|contract)\.|\.d\.ts$|\/testing(\/|\.)|\/goldens?(\/|\.)/.test(
    file,
  );
}

/** How far from a test, in imports, a source may be for the test to fit it. */
const mostSteps = 2;

/** Tests that import a source, over few other sources, or are named after it: they find most mutants in seconds. */
export function fittingTests(root: string, file: string): readonly string[] {
  const importers = importersIn(root);
  let reached: ReadonlySet<string> = new Set([file]);
  for (let step = 0; step < mostSteps; step += 1) {
    reached = new Set([...reached, ...[...reached].flatMap((source) => [...(importers.get(source) ?? [])])]);
  }
  const stem = path.basename(file).replace(/\.tsx?$/, "");
  return [...importers.tests]
    .filter((test) => {
      if (!process.env.DATABASE_URL && test.includes(".postgres.test.")) return false;
      if (path.dirname(test) === path.dirname(file) && path.basename(test).startsWith(`${stem}.`))
        return true;
      return reached.has(test);
    })
    .toSorted();
}

class Importers extends Map<string, Set<string>> {
  readonly tests: string[] = [];
}

/** By source: the sources and tests that import it. */
function importersIn(root: string): Importers {
  const importers = new Importers();
  const files = fs.globSync("{shared,server,client}/**/*.{ts,tsx}", {
    cwd: root,
    exclude: ["**/node_modules/**", "client/e2e/**"],
  });
  for (const file of files) {
    if (/\.test\.tsx?$/.test(file)) importers.tests.push(file);
    for (const imported of importsOf(fs.readFileSync(path.join(root, file), "utf8"))) {
      const source = path.join(path.dirname(file), imported);
      importers.set(source, (importers.get(source) ?? new Set()).add(file));
    }
  }
  return importers;
}

function importsOf(source: string): readonly string[] {
  return [...source.matchAll(/from "(\.[^"]+)"/g)].map(([, imported = ""]) => imported);
}
