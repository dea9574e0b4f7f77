import fs from "node:fs";
import path from "node:path";

/** What is run again and again: the suites of `server/`, or all of `npm test`. */
export const suites = ["server", "all"] as const;
export type Suite = (typeof suites)[number];

/** How often each must pass. */
export const wanted: Readonly<Record<Suite, number>> = { server: 20, all: 3 };

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Of one commit, over all sittings. */
export type Tally = Readonly<Record<Suite, Count>>;

const none: Tally = { server: { passed: 0, failed: 0 }, all: { passed: 0, failed: 0 } };

/** The tally of this commit in `file`; an empty one when there is none yet. */
export function readTally(file: string, commit: string): Tally {
  return { ...none, ...readAll(file)[commit] };
}

/** Adds a round, on the disk too, and gives the new tally. */
export function count(file: string, commit: string, suite: Suite, passed: boolean): Tally {
  const before = readTally(file, commit);
  const { passed: good, failed: bad } = before[suite];
  const tally = {
    ...before,
    [suite]: passed ? { passed: good + 1, failed: bad } : { passed: good, failed: bad + 1 },
  };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.new`, `${JSON.stringify({ ...readAll(file), [commit]: tally }, null, 2)}\n`);
  fs.renameSync(`${file}.new`, file);
  return tally;
}

/**
 * What is to be run next, by turns, until each has passed as often as it must, those included that are `running`; null
 * when nothing is left.
 */
export function nextSuite(
  tally: Tally,
  allowed: readonly Suite[],
  running: readonly Suite[] = [],
): Suite | null {
  const share = (suite: Suite) =>
    (tally[suite].passed + running.filter((each) => each === suite).length) / wanted[suite];
  const [next] = allowed.filter((suite) => share(suite) < 1).toSorted((a, b) => share(a) - share(b));
  return next ?? null;
}

export function hasFailures(tally: Tally): boolean {
  return suites.some((suite) => tally[suite].failed > 0);
}

/** The last line of a sitting. */
export function summary(commit: string, tally: Tally): string {
  const failures = suites.reduce((sum, suite) => sum + tally[suite].failed, 0);
  const passed = (suite: Suite) => `${tally[suite].passed} of ${wanted[suite]}`;
  return `${commit.slice(0, 10)}: server ${passed("server")}, all ${passed("all")}, ${failures} failed`;
}

function readAll(file: string): Record<string, Tally> {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
}
