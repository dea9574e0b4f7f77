import { effect } from "@preact/signals";
import { expect, test } from "vitest";
import { startServerClock } from "./serverClock.ts";

const hourMs = 3_600_000;

test("shows the server's time on a computer whose clock is an hour wrong", () => {
  let local = 1_000;
  const clock = startServerClock(
    () => local,
    () => 5_000_000 + hourMs,
  );
  expect(clock.now()).toBe(5_000_000 + hourMs);
  local = 1_100;
  clock.sample(1_000, 1_100, 5_000_050);
  expect(clock.now()).toBe(5_000_100);
});

test("keeps the sample with the shortest round trip", () => {
  const clock = startServerClock(
    () => 0,
    () => 0,
  );
  clock.sample(0, 20, 1_010);
  clock.sample(0, 300, 1_000);
  expect(clock.now()).toBe(1_000);
});

test("takes a slower sample when a sleep has moved the computer's clock", () => {
  const clock = startServerClock(
    () => 0,
    () => 0,
  );
  clock.sample(0, 20, 1_010);
  clock.sample(1_000, 1_100, 600_000);
  expect(clock.now()).toBe(600_000 - 1_050);
});

test("TIM15 says when it is set: by the first sample, and by one that jumps, not by those that refine it", () => {
  const clock = startServerClock(
    () => 0,
    () => 5 * hourMs,
  );
  const set: (readonly [number, number])[] = [];
  const stop = effect(() => void set.push([clock.settings.value, clock.now()]));
  clock.sample(0, 20, 1_010);
  clock.sample(0, 10, 1_010);
  clock.sample(1_000, 1_100, 600_000);
  stop();
  expect(set).toEqual([
    [0, 5 * hourMs],
    [1, 1_000],
    [2, 600_000 - 1_050],
  ]);
});

test("prefers a fresh sample to one older than ten minutes", () => {
  const clock = startServerClock(
    () => 0,
    () => 0,
  );
  clock.sample(0, 20, 1_010);
  clock.sample(700_000, 700_100, 701_060);
  expect(clock.now()).toBe(1_010);
});

test("follows a server that was started anew by a clock which had been set back", () => {
  const clock = startServerClock(
    () => 0,
    () => 0,
  );
  clock.sample(0, 20, 5 * hourMs);
  clock.sample(30_000, 30_200, 4 * hourMs);
  expect(clock.now()).toBe(4 * hourMs - 30_100);
});
