import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { Busyness, patchEveryMs, patchPace } from "./Busyness.ts";

test("a process that works all the time is busy, one that waits is not", async () => {
  const busyness = new Busyness();
  for (let turn = 0; turn < 10; turn += 1) {
    const until = performance.now() + 30;
    while (performance.now() < until);
    await delay(0);
  }
  expect(busyness.share).toBeGreaterThan(0.7);
  await delay(400);
  expect(busyness.share).toBeLessThan(0.3);
});

test("patches are as frequent as may be while there is time, and rarer the less there is", () => {
  expect([0, 0.3, 0.6].map(patchEveryMs)).toEqual([16, 16, 16]);
  expect(patchEveryMs(0.75)).toBeCloseTo((patchPace.shortest + patchPace.longest) / 2);
  expect([0.9, 1].map(patchEveryMs)).toEqual([250, 250]);
});
