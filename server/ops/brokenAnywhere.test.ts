import { expect, test } from "vitest";
import { BrokenContests } from "../supervision/BrokenContests.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { brokenAnywhere } from "./brokenAnywhere.ts";
import type { ProcessReport } from "./processReport.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function reportOf(
  slot: number,
  contestIds: readonly string[],
  running: readonly string[] = [],
): ProcessReport {
  return {
    slot,
    ...{ startedAt: 0, memoryBytes: 1, loopDelayMs: null, commitMs: null, database: true, redis: true },
    contests: running.map((contestId) => ({ contestId, phase: "running", openedAt: 0, saving: true })),
    broken: contestIds.map((contestId) => ({ contestId, reason: "Error", seq: null, retryAt: null })),
  };
}

test("RDS14 what is broken at any process is broken, but for what runs here, and for what this one said before", async () => {
  const broken = new BrokenContests(new FakeClock(0), log);
  broken.add("here", new Error("out of order"), null);
  const live = { broken, contestIds: () => ["runs here"] };
  const said = [
    reportOf(1, ["was here"]),
    reportOf(2, ["there", "runs here"]),
    reportOf(3, ["there", "far"]),
  ];
  const ids = async (reports: readonly ProcessReport[] | null) =>
    [...(await brokenAnywhere({ slot: 1, live, reports: async () => reports }))].toSorted();
  expect(await ids(said)).toEqual(["far", "here", "there"]);
  expect(await ids(null)).toEqual(["here"]);
});

test("RDS14 what runs at any process is not broken, whoever could not read it before", async () => {
  const broken = new BrokenContests(new FakeClock(0), log);
  for (const contestId of ["here", "runs there"]) broken.add(contestId, new Error("out of order"), null);
  const live = { broken, contestIds: () => [] };
  const reports = async () => [
    reportOf(2, ["there", "runs far"], ["runs there"]),
    reportOf(3, [], ["runs far"]),
  ];
  expect([...(await brokenAnywhere({ slot: 1, live, reports }))].toSorted()).toEqual(["here", "there"]);
});
