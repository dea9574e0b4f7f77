import { expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { clockNotice } from "./clockNotice.ts";

const hourMs = 3_600_000;

test("TIM14 a computer's clock that was moved by more than 15 s is told, until it is moved back", () => {
  const clock = new FakeClock(0);
  clock.setWall(15_000);
  expect(clockNotice(clock, null)).toBeNull();
  clock.setWall(-hourMs);
  expect(clockNotice(clock, null)).toEqual({ type: "wall_clock_moved", byMs: 15_000 - hourMs });
  clock.setWall(hourMs);
  expect(clockNotice(clock, null)).toBeNull();
});

test("TIM14 a start by a clock that had been set back is told", () => {
  expect(clockNotice(new FakeClock(0), hourMs)).toEqual({ type: "clock_set_back", byMs: hourMs });
});
