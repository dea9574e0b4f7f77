import { expect, test } from "vitest";
import { clusterWaitMs, isDead, silentSince } from "./linkPace.ts";

test("BAK1 silence is an unanswered question of 1.5 s with no word since, or 3 s without a word", () => {
  expect(silentSince({ heardAt: 1_000, askedAt: 2_000 }, 3_499)).toBeNull();
  expect(silentSince({ heardAt: 1_000, askedAt: 2_000 }, 3_500)).toBe(2_000);
  expect(silentSince({ heardAt: 2_500, askedAt: 2_000 }, 5_000)).toBeNull();
  expect(silentSince({ heardAt: 2_500, askedAt: 2_000 }, 5_500)).toBe(2_500);
  expect(silentSince({ heardAt: 2_500, askedAt: null }, 5_499)).toBeNull();
  expect(silentSince({ heardAt: 2_500, askedAt: null }, 5_500)).toBe(2_500);
});

test("a connection is dead after 8 s without a word, and a question of 3 s", () => {
  expect(isDead({ heardAt: 0, askedAt: 5_000 }, 7_999)).toBe(false);
  expect(isDead({ heardAt: 0, askedAt: 5_000 }, 8_000)).toBe(true);
  expect(isDead({ heardAt: 0, askedAt: 6_000 }, 8_000)).toBe(false);
  expect(isDead({ heardAt: 0, askedAt: null }, 80_000)).toBe(false);
});

test("BAK1 BAK3 tries in a gap are half a second apart at most, and closer where somebody answered, for 10 s", () => {
  const wait = (attempt: number, gapMs: number, moved = false) =>
    clusterWaitMs(attempt, gapMs, moved ? "contest_moved" : "unreachable", () => 1);
  expect([wait(0, 0), wait(1, 500), wait(5, 3_000), wait(5, 3_000, true)]).toEqual([200, 400, 500, 200]);
  expect([wait(9, 10_001), wait(9, 10_001, true)]).toEqual([5_000, 5_000]);
});

test("BAK1 whoever has just lost a connection that was steady is back within a tenth of a second, a class spread over it", () => {
  const wait = (attempt: number, gapMs: number, fraction: number) =>
    clusterWaitMs(attempt, gapMs, null, () => fraction);
  expect([wait(0, 0, 0), wait(0, 0, 0.5), wait(0, 0, 1), wait(0, 999, 1)]).toEqual([0, 50, 100, 100]);
  // Where it was silent for long before, it was given up, or falls off again and again.
  expect([wait(0, 1_000, 0), wait(1, 0, 0), wait(1, 0, 1)]).toEqual([100, 200, 400]);
});
