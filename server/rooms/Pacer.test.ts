import { beforeEach, expect, test, vi } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { Pacer } from "./Pacer.ts";

const pace = { everyMs: 16, rest: 1 };

let clock: FakeClock;

beforeEach(() => {
  clock = new FakeClock(0);
});

test("when idle it flushes in the next turn of the loop", () => {
  const flush = vi.fn();
  const pacer = new Pacer(clock, () => pace, flush);
  pacer.request();
  expect(flush).not.toHaveBeenCalled();
  clock.advance(0);
  expect(flush).toHaveBeenCalledTimes(1);
  clock.advance(16);
  pacer.request();
  clock.advance(0);
  expect(flush).toHaveBeenCalledTimes(2);
});

test("stopped before the next turn, it does not flush", () => {
  const flush = vi.fn();
  const pacer = new Pacer(clock, () => pace, flush);
  pacer.request();
  pacer.stop();
  clock.advance(1_000);
  expect(flush).not.toHaveBeenCalled();
});

test("under load it flushes once in sixteen milliseconds, and never forgets the last request", () => {
  const flush = vi.fn();
  const pacer = new Pacer(clock, () => pace, flush);
  for (let at = 0; at < 160; at += 1) {
    pacer.request();
    clock.advance(1);
  }
  expect(flush.mock.calls.length).toBeLessThanOrEqual(11);
  const before = flush.mock.calls.length;
  pacer.request();
  clock.advance(16);
  expect(flush.mock.calls.length).toBe(before + 1);
  clock.advance(1_000);
  expect(flush.mock.calls.length).toBe(before + 1);
});

test("a flush that takes long leaves as much time to everything else", () => {
  const slowMs = 40;
  const flush = vi.fn(() => clock.advance(slowMs));
  const pacer = new Pacer(clock, () => pace, flush);
  pacer.request();
  clock.advance(0);
  pacer.request();
  clock.advance(slowMs - 1);
  expect(flush).toHaveBeenCalledTimes(1);
  clock.advance(1);
  expect(flush).toHaveBeenCalledTimes(2);
});

test("one that takes long leaves no time where none is asked for", () => {
  const slowMs = 40;
  const flush = vi.fn(() => clock.advance(slowMs));
  const pacer = new Pacer(clock, () => ({ everyMs: 16, rest: 0 }), flush);
  pacer.request();
  clock.advance(0);
  pacer.request();
  clock.advance(0);
  expect(flush).toHaveBeenCalledTimes(2);
});

test("stopped, it flushes no more", () => {
  const flush = vi.fn();
  const pacer = new Pacer(clock, () => pace, flush);
  pacer.request();
  clock.advance(0);
  pacer.request();
  pacer.stop();
  clock.advance(1_000);
  expect(flush).toHaveBeenCalledTimes(1);
});
