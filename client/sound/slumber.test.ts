import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSlumber } from "./slumber.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A context whose state the browser changes a moment after it was asked, if it agrees. */
function openContext(first: AudioContextState, agrees = true) {
  const states: AudioContextState[] = [first];
  let told = () => {};
  const become = (state: AudioContextState) => {
    if (states.at(-1) === state) return;
    states.push(state);
    told();
  };
  const context = {
    get state() {
      return states.at(-1) ?? first;
    },
    suspend: async () => become("suspended"),
    resume: async () => {
      if (agrees) become("running");
    },
    addEventListener(_type: string, listener: unknown) {
      if (typeof listener === "function") told = () => listener();
    },
  };
  const changes: boolean[] = [];
  const slumber = createSlumber(context, () => changes.push(slumber.isAllowed()));
  return { slumber, states, changes, become };
}

test("RST4 what has nothing to play sleeps, may sound all the same, and nobody is told", async () => {
  const { slumber, states, changes } = openContext("running");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(states).toEqual(["running", "suspended"]);
  expect(slumber.isAllowed()).toBe(true);
  slumber.stir(500);
  await vi.advanceTimersByTimeAsync(3_400);
  expect(states).toEqual(["running", "suspended", "running"]);
  await vi.advanceTimersByTimeAsync(3_100);
  expect(states.at(-1)).toBe("suspended");
  expect(changes).toEqual([]);
});

test("RST4 a loop keeps it awake until it ends", async () => {
  const { slumber, states } = openContext("running");
  slumber.stir(Number.POSITIVE_INFINITY);
  slumber.stir(200);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states).toEqual(["running"]);
  slumber.rest();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(states).toEqual(["running", "suspended"]);
});

test("RST4 what the browser forbids is not called sleep, and its word is passed on", async () => {
  const { slumber, changes, become } = openContext("suspended");
  expect(slumber.isAllowed()).toBe(false);
  slumber.stir(500);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(slumber.isAllowed()).toBe(false);
  become("running");
  expect(changes).toEqual([true]);
  become("suspended");
  expect(changes).toEqual([true, false]);
});
