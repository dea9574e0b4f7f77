import { expect, test } from "vitest";
import { LoopDelay } from "./LoopDelay.ts";

test("each reader is told of all ticks since it asked last", () => {
  const delay = new LoopDelay();
  expect(delay.take("report")).toBeNull();
  for (let lateMs = 1; lateMs <= 200; lateMs += 1) delay.note(lateMs);
  expect(delay.take("report")).toEqual({ most99Ms: 198, longestMs: 200 });
  expect(delay.take("report")).toBeNull();
  delay.note(-0.4);
  expect(delay.take("report")).toEqual({ most99Ms: 0, longestMs: 0 });
  expect(delay.take("metrics")).toEqual({ most99Ms: 198, longestMs: 200 });
});

test("of a reader that never asks only the last ticks are kept", () => {
  const delay = new LoopDelay();
  delay.note(500);
  for (let tick = 0; tick < 2_000; tick += 1) delay.note(3);
  expect(delay.take("metrics")).toEqual({ most99Ms: 3, longestMs: 3 });
});
