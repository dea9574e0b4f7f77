// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchContextLoss } from "./contextLoss.ts";

let frame: HTMLElement;
let canvas: HTMLElement;
let told: string[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  frame = document.createElement("div");
  canvas = frame.appendChild(document.createElement("canvas"));
  told = [];
  stop = watchContextLoss(frame, {
    lost: () => told.push("lost"),
    back: (isRestored) => told.push(isRestored ? "restored" : "given up"),
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** These events do not bubble. Returns whether somebody wants the context back. */
const happen = (type: "webglcontextlost" | "webglcontextrestored") =>
  !canvas.dispatchEvent(new Event(type, { cancelable: true }));

test("a context that is taken away is told at once, and asked back", () => {
  expect(happen("webglcontextlost")).toBe(true);
  expect(told).toEqual(["lost"]);
});

test("one that comes back is told once, however long the page goes on", () => {
  happen("webglcontextlost");
  vi.advanceTimersByTime(3_000);
  happen("webglcontextrestored");
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(["lost", "restored"]);
});

test("one that does not come back within four seconds is given up", () => {
  happen("webglcontextlost");
  vi.advanceTimersByTime(3_999);
  expect(told).toEqual(["lost"]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(["lost", "given up"]);
});

test("lost anew while it is waited for, it has its whole time again", () => {
  happen("webglcontextlost");
  vi.advanceTimersByTime(3_000);
  happen("webglcontextlost");
  vi.advanceTimersByTime(3_000);
  expect(told).toEqual(["lost", "lost"]);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual(["lost", "lost", "given up"]);
});

test("a canvas that came later is watched, too", () => {
  canvas.remove();
  canvas = frame.appendChild(document.createElement("canvas"));
  happen("webglcontextlost");
  expect(told).toEqual(["lost"]);
});

test("nothing is told to a board that is gone", () => {
  happen("webglcontextlost");
  stop();
  happen("webglcontextrestored");
  happen("webglcontextlost");
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(["lost"]);
});
