import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startFakeServer, wireState } from "../net/testing/fakeServer.ts";
import { createContestStore } from "./contestStore.ts";
import { nextFrame } from "./nextFrame.ts";

/** Those that a browser would call before its next picture. */
const waiting = new Map<number, () => void>();
const paint = () => {
  for (const draw of waiting.values()) draw();
};

beforeEach(() => {
  vi.useFakeTimers();
  let asked = 0;
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => {
    waiting.set(++asked, draw);
    return asked;
  });
  vi.stubGlobal("cancelAnimationFrame", (id: number) => void waiting.delete(id));
});
afterEach(() => {
  waiting.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("a page is drawn before its next picture, and once", () => {
  let drawn = 0;
  nextFrame(() => void drawn++);
  paint();
  expect(drawn).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(drawn).toBe(1);
  expect(waiting.size).toBe(0);
});

test("a page that is hidden between two pictures goes on following its contest", async () => {
  const server = startFakeServer(() => performance.now());
  const store = createContestStore({
    ...server.parts,
    frame: nextFrame,
    wakes: () => () => {},
    tellBlocked: () => {},
  });
  await vi.advanceTimersByTimeAsync(1);
  for (const title of ["one", "two", "three"]) {
    server.last().events.state(wireState({ title }));
    await vi.advanceTimersByTimeAsync(250);
    expect(store.live.value?.view.title).toBe(title);
  }
  store.close();
});
