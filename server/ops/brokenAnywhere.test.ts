import { expect, test } from "vitest";
import { BrokenContests } from "../supervision/BrokenContests.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { brokenAnywhere } from "./brokenAnywhere.ts";
import type { ProcessReport } from "./processReport.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function reportOf(slot: number, contestIds: readonly string[]): ProcessReport {
  return {
    slot,
    ...{ startedAt: 0, memoryBytes: 1, loopDelayMs: null, commitMs: null, database: true, redis: true },
    contests: [],
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
