import { expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";

test("waits double from 0.2 s and stop growing at 5 s", () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 1000].map((attempt) => backoffMs(attempt, () => 1));
  expect(longest).toEqual([200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
});

test("jitter takes away at most half", () => {
  expect(backoffMs(0, () => 0)).toBe(100);
  expect(backoffMs(9, () => 0)).toBe(2500);
  expect(backoffMs(2, () => 0.5)).toBe(600);
});
