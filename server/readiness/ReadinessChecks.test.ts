import { beforeEach, describe, expect, test } from "vitest";
import type { Checker } from "../../shared/contest/checkers/checker.ts";
import type { ReadinessReport } from "../../shared/simulation/readiness.ts";
import { classBoard, trialContest } from "../../shared/simulation/testing/trialContest.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { checkReadiness } from "./checkReadiness.ts";
import { ReadinessChecks } from "./ReadinessChecks.ts";
import type { ReadinessJob, ReadinessListener } from "./readinessJob.ts";
import { startReadinessThread } from "./startReadinessThread.ts";

/** Lets time pass, and what was asked for meanwhile be answered. */
async function passes(ms: number): Promise<void> {
  clock.advance(ms);
  await new Promise((resolve) => setImmediate(resolve));
}

const job: ReadinessJob = { contest: trialContest([100, 200]), teams: 3, seed: 1 };
const never = new AbortController().signal;
const report: ReadinessReport = { seed: 1, teams: 3, contests: 0, findings: [], idleTeams: [], cards: [] };

let clock: FakeClock;
let listeners: ReadinessListener[];
let ended: string[];
let warned: string[];
let takenMs: number;
let checks: ReadinessChecks;
beforeEach(() => {
  clock = new FakeClock(0);
  [listeners, ended, warned, takenMs] = [[], [], [], 0];
  checks = new ReadinessChecks({
    start(_job, listener) {
      listeners.push(listener);
      return { end: () => ended.push("a check"), processorMs: async () => takenMs };
    },
    clock,
    log: { warn: (_fields, message) => warned.push(message) },
  });
});

describe("RDY3 one check at a time", () => {
  test("a second one is told that another is under way; after that one it is done", async () => {
    const first = checks.run(job, never);
    expect(await checks.run(job, never)).toEqual({ ok: false, reason: "busy" });
    listeners[0]?.done(report);
    expect(await first).toEqual({ ok: true, report });
    const next = checks.run(job, never);
    listeners[1]?.done(report);
    expect(await next).toEqual({ ok: true, report });
    expect([listeners, ended, warned].map(({ length }) => length)).toEqual([2, 0, 0]);
  });

  test("after 10 s of a processor it is ended, and the next one may begin", async () => {
    const first = checks.run(job, never);
    takenMs = 9_999;
    await passes(30_000);
    expect(ended).toEqual([]);
    takenMs = 10_000;
    await passes(1_000);
    expect(await first).toEqual({ ok: false, reason: "failed" });
    expect([ended, warned].map(({ length }) => length)).toEqual([1, 1]);
    const next = checks.run(job, never);
    takenMs = 9_999;
    await passes(1_000);
    listeners[1]?.done(report);
    expect(await next).toEqual({ ok: true, report });
    await passes(60_000);
    expect(ended).toHaveLength(1);
  });

  test("after a minute it is ended, however little of a processor it was given", async () => {
    const first = checks.run(job, never);
    await passes(59_999);
    expect(ended).toEqual([]);
    await passes(1);
    expect(await first).toEqual({ ok: false, reason: "failed" });
    expect([ended, warned].map(({ length }) => length)).toEqual([1, 1]);
  });

  test("it ends when whoever asked is gone, or the server stops", async () => {
    const left = new AbortController();
    const first = checks.run(job, left.signal);
    left.abort();
    expect(await first).toEqual({ ok: false, reason: "stopped" });
    expect(await checks.run(job, left.signal)).toEqual({ ok: false, reason: "stopped" });
    expect(listeners).toHaveLength(1);
    const next = checks.run(job, never);
    checks.close();
    expect(await next).toEqual({ ok: false, reason: "stopped" });
    expect([ended, warned].map(({ length }) => length)).toEqual([2, 0]);
  });

  test("one that dies has failed, and no other", async () => {
    const first = checks.run(job, never);
    listeners[0]?.died(new Error("out of memory"));
    expect(await first).toEqual({ ok: false, reason: "failed" });
    expect(warned).toHaveLength(1);
    const next = checks.run(job, never);
    listeners[1]?.done(report);
    expect(await next).toEqual({ ok: true, report });
  });
});

test("RDY3 RDY2 a thread finds what is found here, the same for the same seed", async () => {
  const threads = new ReadinessChecks({ start: startReadinessThread, clock, log: { warn: () => undefined } });
  const small: ReadinessJob = { contest: trialContest([100, 200, 300]), teams: 4, seed: 8 };
  const outcome = await threads.run(small, never);
  expect(outcome).toEqual({ ok: true, report: await checkReadiness(small) });
  expect(await threads.run(small, never)).toEqual(outcome);
});

test("RDY3 a thread that is ended says nothing more, and one that fails says why", async () => {
  const told: string[] = [];
  const failed = Promise.withResolvers<unknown>();
  const listener = (name: string): ReadinessListener => ({
    done: () => told.push(name),
    died: (reason) => failed.resolve(reason),
  });
  startReadinessThread({ contest: classBoard(), teams: 300, seed: 1 }, listener("ended")).end();
  const broken = trialContest([100]);
  const cards = broken.board.cards.map((card) => ({ ...card, task: { ...card.task, checker: null } }));
  const unfit = { ...broken, board: { ...broken.board, cards } } as unknown as typeof broken;
  startReadinessThread({ contest: unfit, teams: 1, seed: 1 }, listener("broken"));
  expect(await failed.promise).toBeInstanceOf(Error);
  expect(told).toEqual([]);
});

test("RDY1 formulas, keys and texts that look wrong are found, each with its card", async () => {
  const contest = trialContest([100, 100, 100], {}, { kind: "text", answers: ["blue"], edition: 2 });
  const checker: Checker = { kind: "text", answers: ["$x^2$"], edition: 2 };
  const [first, second, third] = contest.board.cards;
  if (!first || !second || !third) throw new Error("no cards");
  const cards = [
    { ...first, task: { ...first.task, statement: "What is $\\frac{1}{2$?" } },
    { ...second, task: { ...second.task, checker } },
    third,
  ];
  const { findings } = await checkReadiness({
    contest: { ...contest, board: { ...contest.board, cards } },
    teams: 1,
    seed: 1,
  });
  const odd = findings.flatMap((found) =>
    found.code === "card_odd"
      ? [[found.cardIds, found.params.problem.column, found.params.problem.code]]
      : [],
  );
  expect(odd).toEqual([
    [[1], "statement", "formula_not_drawn"],
    [[2], "answer", "key_has_markup"],
  ]);
});

test("a board without a card is looked at and not played", async () => {
  const contest = { ...trialContest([100]), board: { rows: 2, columns: 2, cards: [] } };
  const found = await checkReadiness({ contest, teams: 5, seed: 1 });
  expect(found).toMatchObject({ contests: 0, idleTeams: [0, 0, 0, 0], cards: [] });
  expect(found.findings).toEqual([{ code: "board_has_holes", cardIds: [], params: { holes: 4 } }]);
});
