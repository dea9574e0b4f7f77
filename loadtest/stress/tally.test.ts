import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { count, hasFailures, nextSuite, readTally, type Suite, suites, summary, wanted } from "./tally.ts";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "tally-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const file = () => path.join(folder, "stress", "tally.json");

test("sittings add up, each commit for itself", () => {
  count(file(), "one", "server", true);
  count(file(), "one", "server", true);
  count(file(), "two", "all", true);
  expect(readTally(file(), "one")).toEqual({
    server: { passed: 2, failed: 0 },
    all: { passed: 0, failed: 0 },
  });
  expect(readTally(file(), "two").all.passed).toBe(1);
  expect(readTally(file(), "three").server.passed).toBe(0);
});

test("a failure is never forgotten, however many rounds pass after it", () => {
  count(file(), "one", "all", false);
  const tally = count(file(), "one", "all", true);
  expect(hasFailures(tally)).toBe(true);
  expect(summary("one", tally)).toBe("one: server 0 of 20, all 1 of 3, 1 failed");
});

test("the suites take turns until each has passed as often as it must", () => {
  const run: Record<string, number> = { server: 0, all: 0 };
  let tally = readTally(file(), "one");
  for (let next = nextSuite(tally, suites); next; next = nextSuite(tally, suites)) {
    run[next] = (run[next] ?? 0) + 1;
    tally = count(file(), "one", next, true);
  }
  expect(run).toEqual(wanted);
  expect(nextSuite(readTally(file(), "one"), ["server"])).toBeNull();
  expect(nextSuite(readTally(file(), "two"), ["all"])).toBe("all");
});

test("rounds that are running count, so that lanes do not run more than they must", () => {
  const running: Suite[] = [];
  const tally = readTally(file(), "one");
  for (let next = nextSuite(tally, suites); next; next = nextSuite(tally, suites, running))
    running.push(next);
  expect(running.filter((suite) => suite === "all")).toHaveLength(wanted.all);
  expect(running).toHaveLength(wanted.all + wanted.server);
});
