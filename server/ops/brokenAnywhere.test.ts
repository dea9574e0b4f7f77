import { expect, test } from "vitest";
import { BrokenContests } from "../supervision/BrokenContests.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { brokenAnywhere } from "./brokenAnywhere.ts";
import type { ProcessReport } from "./processReport.ts";
import { processReport } from "./testing/processReport.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

test("RDS14 what is broken at any process is broken, but for what runs here, and for what this one said before", async () => {
  const broken = new BrokenContests(new FakeClock(0), log);
  broken.add("here", new Error("out of order"), null);
  const live = { broken, contestIds: () => ["runs here"] };
  const said = [
    processReport(1, { broken: ["was here"] }),
    processReport(2, { broken: ["there", "runs here"] }),
    processReport(3, { broken: ["there", "far"] }),
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
    processReport(2, { running: ["runs there"], broken: ["there", "runs far"] }),
    processReport(3, { running: ["runs far"] }),
  ];
  expect([...(await brokenAnywhere({ slot: 1, live, reports }))].toSorted()).toEqual(["here", "there"]);
});
