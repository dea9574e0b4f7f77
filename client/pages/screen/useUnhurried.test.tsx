// @vitest-environment jsdom
import { type Signal, signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clear, settle, show, stageApp } from "../testing/stage.tsx";
import { useUnhurried } from "./useUnhurried.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  clear();
  vi.useRealTimers();
});

async function follow(value: Signal<number>, everyMs: number) {
  const drawn: number[] = [];
  function Part() {
    const shown = useUnhurried(value.value, everyMs, (_before, after) => after >= 100);
    if (drawn.at(-1) !== shown) drawn.push(shown);
    return null;
  }
  await show(stageApp().app, <Part />);
  return drawn;
}
const pass = (ms: number) => settle(() => vi.advanceTimersByTimeAsync(ms));
const become = (value: Signal<number>, next: number) =>
  settle(() => {
    value.value = next;
  });

test("RST2 the first change is followed at once, those that come after it together", async () => {
  const value = signal(0);
  const drawn = await follow(value, 1_000);
  for (const next of [1, 2, 3]) await become(value, next);
  expect(drawn).toEqual([0, 1]);
  await pass(1_000);
  expect(drawn).toEqual([0, 1, 3]);
  await pass(5_000);
  await become(value, 4);
  expect(drawn).toEqual([0, 1, 3, 4]);
});

test("RST2 what is urgent is followed at once, and so is all where nothing waits", async () => {
  const value = signal(0);
  const drawn = await follow(value, 1_000);
  for (const next of [1, 100]) await become(value, next);
  expect(drawn).toEqual([0, 1, 100]);
  const other = signal(0);
  const all = await follow(other, 0);
  for (const next of [1, 2]) await become(other, next);
  expect(all).toEqual([0, 1, 2]);
});
