import { expect, test } from "vitest";
import { Findings } from "../crash/findings.ts";
import type { FaultName } from "./kinds.ts";
import { type Demands, reportOf } from "./report.ts";
import type { ClusterRun } from "./run.ts";

const demands: Demands = {
  faultsOfEachKind: 1,
  recoveries: 2,
  killed: { medianMs: 700, worstMs: 3_000 },
  frozen: { medianMs: 5_000, worstMs: 8_000 },
  cutOff: { medianMs: 6_000, worstMs: 9_000 },
  unnoticedMs: 1_000,
  notSavedWithinMs: 3_000,
  notSavedOfEachKind: 1,
  quietMs: 50,
};

/** Ten answers of 5 ms each before the first fault; `answers` are added. */
function runOf(changes: Partial<ClusterRun> = {}): ClusterRun {
  const early = Array.from({ length: 10 }, (_, index) => answer(100 * index, 5));
  return {
    machine: { cores: 2, processor: "", memoryGigabytes: 1, node: "", system: "", postgres: null },
    records: [fault("killed", 10_000, [300, 500]), fault("rolling", 20_000, [])],
    findings: new Findings(),
    pauses: 0,
    events: 0,
    seconds: 30,
    longestHaltMs: 0,
    ...changes,
    answers: [...early, ...(changes.answers ?? [])],
  };
}

function fault(name: FaultName, fromMs: number, nextMs: readonly number[], notSaved = 0) {
  const untilMs = fromMs + 5_000;
  return { name, fromMs, untilMs, nextMs, recoveries: nextMs.length, waysBackMs: [], notSaved };
}

function answer(sentAt: number, ms: number) {
  return { sentAt, answeredAt: sentAt + ms, ok: true };
}

const failuresOf = (run: ClusterRun) => reportOf(run, ["killed", "rolling"], demands).failures;

test("a run as demanded has no failures", () => {
  const { failures, isVoid } = reportOf(runOf(), ["killed", "rolling"], demands);
  expect({ failures, isVoid }).toEqual({ failures: [], isVoid: false });
});

test("each finding, a kind that was not done, and recoveries that are missing are failures", () => {
  const findings = new Findings();
  findings.add("lost", "something");
  const records = [fault("killed", 10_000, [300])];
  expect(failuresOf(runOf({ findings, records }))).toEqual([
    "acknowledged commands lost: 1",
    '"rolling" was done 0 times only',
    "only 1 contests recovered",
  ]);
});

test("what takes too long after a kill or in a rolling restart is a failure, elsewhere it is not", () => {
  const records = [fault("killed", 10_000, [800, 900, 3_500]), fault("rolling", 20_000, [])];
  expect(failuresOf(runOf({ records, answers: [answer(21_000, 1_500), answer(10_100, 1_500)] }))).toEqual([
    '"killed": the median is 900 ms, above 700',
    '"killed": the worst is 3 500 ms, above 3000',
    '"rolling" let a command wait for 1 500 ms',
  ]);
});

test("a process that loses the database alone has its limits, and so has one that loses its link", () => {
  const records = [fault("databaseLost", 10_000, [6_500, 9_500], 1), fault("link", 20_000, [5_500])];
  expect(reportOf(runOf({ records }), ["databaseLost", "link"], demands).failures).toEqual([
    '"databaseLost": the median is 8 000 ms, above 6000',
    '"databaseLost": the worst is 9 500 ms, above 9000',
    '"link": the median is 5 500 ms, above 5000',
  ]);
});

test("nobody may notice that Redis is lost, not even to one process", () => {
  const records = [fault("redisLost", 10_000, [20, 20]), fault("redisGone", 20_000, [20, 20])];
  const gone = records.map((record) => ({ ...record, waysBackMs: [1_200] }));
  const run = runOf({ records: gone, answers: [answer(10_500, 1_500)] });
  expect(reportOf(run, ["redisLost", "redisGone"], demands).failures).toEqual([
    '"redisLost" let a command wait for 1 500 ms',
    'in "redisLost" a client saw nothing for 1 200 ms',
    'in "redisGone" a client saw nothing for 1 200 ms',
  ]);
});

test("a kind of fault that keeps all from being saved, of which nobody read so, is a failure", () => {
  const records = [fault("stuck", 10_000, [300, 500]), fault("crashed", 20_000, [300], 4)];
  expect(reportOf(runOf({ records }), ["stuck", "crashed"], demands).failures).toEqual([
    '"stuck": of 0 contests only somebody read that nothing is saved',
  ]);
});

test("a run is void when commands are slow while nothing is broken", () => {
  const slow = Array.from({ length: 3 }, (_, index) => answer(7_000 + index, 60));
  expect(reportOf(runOf({ answers: slow }), ["killed"], demands).isVoid).toBe(true);
  const during = slow.map(({ sentAt }) => answer(sentAt + 5_000, 60));
  expect(reportOf(runOf({ answers: during }), ["killed"], demands).isVoid).toBe(false);
});
