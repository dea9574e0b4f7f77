import { signal } from "@preact/signals";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import type { LiveView } from "../../../shared/wireState.ts";
import { plainView } from "../../store/testing/plainView.ts";
import { everySecond, lastSecondsAt, secondsLeftAt, secondsUntil } from "./secondsLeft.ts";

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
      for (const at of [secondsLeftAt, lastSecondsAt]) {
        const { value, until } = at(view, endsAt - left);
        if (until === null) throw new Error("the clock runs");
        expect(until).toBeGreaterThan(endsAt - left);
        expect(at(view, until - 1).value).toBe(value);
        expect(at(view, until).value).not.toBe(value);
      }
    }),
  );
});

test("RST3 the last ten seconds are counted, and no more than those", () => {
  const shown = [10_001, 10_000, 9_001, 9_000, 1, 0].map((left) => lastSecondsAt(view, endsAt - left).value);
  expect(shown).toEqual([null, 10, 10, 9, 1, null]);
  expect(lastSecondsAt({ ...view, phase: "paused" }, endsAt - 5_000)).toEqual({ value: null, until: null });
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
