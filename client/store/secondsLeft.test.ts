import { signal } from "@preact/signals";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import type { LiveView } from "../../shared/wireState.ts";
import { everySecond, secondsLeftAt, secondsSinceAt, secondsUntil } from "./secondsLeft.ts";
import { plainView } from "./testing/plainView.ts";

const endsAt = 10_000_000;
const view = plainView({ clock: { ...plainView().clock, endsAt } });

afterEach(() => {
  vi.useRealTimers();
});

test("RST3 seconds are shown rounded up, and change when the next begins", () => {
  expect(secondsUntil(5_000, 3_001)).toEqual({ value: 2, until: 4_000 });
  expect(secondsUntil(5_000, 4_000)).toEqual({ value: 1, until: 5_000 });
  expect(secondsUntil(5_000, 5_000)).toEqual({ value: 0, until: null });
  expect(secondsUntil(5_000, 6_000)).toEqual({ value: 0, until: null });
});

test("RST3 the clock's figure is the same until the moment that was told, and another one then", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), (left) => {
      const { value, until } = secondsLeftAt(view, endsAt - left);
      if (until === null) throw new Error("the clock runs");
      expect(until).toBeGreaterThan(endsAt - left);
      expect(secondsLeftAt(view, until - 1).value).toBe(value);
      expect(secondsLeftAt(view, until).value).not.toBe(value);
    }),
  );
});

test("RST3 a stopwatch shows whole seconds that are over, until the moment that was told, and stands when it is closed or paused", () => {
  const bought = { boughtAt: 1_000, closedAt: null };
  const on = { pausedAt: null };
  expect(secondsSinceAt(bought, on, 1_000)).toEqual({ value: 0, until: 2_000 });
  expect(secondsSinceAt(bought, on, 63_999)).toEqual({ value: 62, until: 64_000 });
  expect(secondsSinceAt(bought, on, 64_000)).toEqual({ value: 63, until: 65_000 });
  expect(secondsSinceAt(bought, { pausedAt: 9_500 }, 64_000)).toEqual({ value: 8, until: null });
  expect(secondsSinceAt({ ...bought, closedAt: 4_000 }, on, 64_000)).toEqual({ value: 3, until: null });
  // A server's clock that was set back: the next second begins when it has come so far.
  expect(secondsSinceAt(bought, on, 400)).toEqual({ value: 0, until: 1_400 });
});

test("RST3 a clock that stands has no next moment", () => {
  expect(
    secondsLeftAt({ ...view, phase: "lobby", clock: { ...view.clock, endsAt: null } }, 0).until,
  ).toBeNull();
  expect(secondsLeftAt({ ...view, phase: "paused" }, endsAt - 5_000).until).toBeNull();
});

test("RST3 looks are taken when another second begins, once each", async () => {
  vi.useFakeTimers();
  vi.setSystemTime(endsAt - 3_400);
  const live = signal<LiveView | null>({ epoch: 1, saving: true, view, online: {} });
  const seen: number[] = [];
  const stop = everySecond({ live, serverNow: () => Date.now() }, () => seen.push(endsAt - Date.now()));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(seen).toEqual([3_000, 2_000, 1_000]);
  stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen).toHaveLength(3);
});
