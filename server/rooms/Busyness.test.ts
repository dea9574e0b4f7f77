import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { Busyness } from "./Busyness.ts";
import { patchPace } from "./patchPace.ts";

function workFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test("a process that works all the time is busy, one that waits is not; telling is counted for itself", async () => {
  const busyness = new Busyness();
  for (let turn = 0; turn < 10; turn += 1) {
    busyness.tell(() => workFor(10));
    workFor(20);
    await delay(0);
  }
  const { busy, telling } = busyness.shares;
  expect(busy).toBeGreaterThan(0.7);
  expect(telling).toBeGreaterThan(0.15);
  expect(telling).toBeLessThan(0.6 * busy);
  await delay(400);
  expect(busyness.shares.busy).toBeLessThan(0.3);
  expect(busyness.shares.telling).toBe(0);
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

test("where the telling takes the time, everything else gets as much", () => {
  expect(patchPace({ busy: 0.95, telling: 0.9 })).toEqual({ everyMs: 4, rest: 1 });
  expect(patchPace({ busy: 0.7, telling: 0.7 }).rest).toBeCloseTo(0.5);
});
