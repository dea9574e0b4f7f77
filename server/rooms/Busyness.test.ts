import { expect, test } from "vitest";
import { systemClock } from "../contests/clock.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { Busyness } from "./Busyness.ts";
import { patchPace } from "./patchPace.ts";

test("a process that works all the time is busy, one that waits is not; telling is counted for itself", () => {
  const clock = new FakeClock(0);
  const loop = { active: 1_000, idle: 9_000 };
  const busyness = new Busyness(clock, () => ({ ...loop }));
  const work = (ms: number) => {
    clock.advance(ms);
    loop.active += ms;
  };
  for (let turn = 0; turn < 10; turn += 1) {
    busyness.tell(() => work(10));
    work(20);
  }
  expect(busyness.shares).toEqual({ busy: 1, telling: 1 / 3 });
  clock.advance(300);
  loop.idle += 300;
  expect(busyness.shares).toEqual({ busy: 0, telling: 0 });
});

test("times that Node rounded below nothing are no time", () => {
  const clock = new FakeClock(0);
  const loop = { active: 1_000, idle: 9_000 };
  const busyness = new Busyness(clock, () => ({ ...loop }));
  clock.advance(300);
  loop.active += 300;
  loop.idle -= 1e-9;
  expect(busyness.shares.busy).toBe(1);
  clock.advance(300);
  loop.active -= 1e-9;
  expect(busyness.shares.busy).toBe(0);
});

test("the shares of this process are between none and all of its time", () => {
  const clock = new FakeClock(0);
  const busyness = new Busyness(clock);
  const begin = systemClock.monotonicMs();
  while (systemClock.monotonicMs() < begin + 20);
  clock.advance(1_000);
  expect(busyness.shares.busy).toBeGreaterThan(0);
  expect(busyness.shares.busy).toBeLessThanOrEqual(1);
});

test("while there is time, everybody is told almost at once", () => {
  for (const shares of [
    { busy: 0, telling: 0 },
    { busy: 0.5, telling: 0.4 },
  ])
    expect(patchPace(shares)).toEqual({ everyMs: 4, rest: 0 });
});

test("where commands take the time, some changes are told together", () => {
  expect(patchPace({ busy: 0.65, telling: 0.2 }).everyMs).toBeCloseTo(127);
  expect(patchPace({ busy: 0.95, telling: 0.3 }).everyMs).toBe(250);
});

test("where next to nothing is told, as beside a flood of strangers' requests, it is told at once all the same", () => {
  expect(patchPace({ busy: 0.95, telling: 0.02 }).everyMs).toBe(4);
  expect(patchPace({ busy: 0.95, telling: 0.08 }).everyMs).toBeCloseTo(127);
});

test("where the telling takes the time, everything else gets as much", () => {
  expect(patchPace({ busy: 0.95, telling: 0.9 })).toEqual({ everyMs: 4, rest: 1 });
  expect(patchPace({ busy: 0.7, telling: 0.7 }).rest).toBeCloseTo(0.5);
});
