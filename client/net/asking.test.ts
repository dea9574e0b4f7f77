import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAsking } from "./asking.ts";
import { RequestRefused, type RoomSocket } from "./roomSocket.ts";
import { browserTimers } from "./timers.ts";

let isUp: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  isUp = true;
});
afterEach(() => {
  vi.useRealTimers();
});

function socketOf(answer: () => Promise<unknown>): RoomSocket {
  // Only one type is asked for here.
  return { request: (() => answer()) as unknown as RoomSocket["request"], drop: () => {} };
}
const yes = socketOf(async () => ({ ok: true }));

test("BAK4 what is asked in a short gap is asked of the next connection", async () => {
  const asking = createAsking(browserTimers, () => isUp);
  const reply = asking.ask("content", { since: null });
  await vi.advanceTimersByTimeAsync(500);
  asking.connect(yes);
  expect(await reply).toEqual({ ok: true });
});

test("BAK4 what a connection took along is asked once more of the next", async () => {
  const asking = createAsking(browserTimers, () => isUp);
  const cut = Promise.withResolvers<never>();
  asking.connect(socketOf(() => cut.promise));
  const reply = asking.ask("content", { since: null });
  asking.connect(null);
  cut.reject(new Error("cut"));
  await vi.advanceTimersByTimeAsync(10);
  asking.connect(yes);
  expect(await reply).toEqual({ ok: true });
});

test("without a connection, without one in time, or refused, there is no reply", async () => {
  const asking = createAsking(browserTimers, () => isUp);
  const late = asking.ask("content", { since: null });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await late).toBeNull();
  isUp = false;
  expect(await asking.ask("content", { since: null })).toBeNull();
  asking.connect(socketOf(() => Promise.reject(new RequestRefused("no"))));
  expect(await asking.ask("content", { since: null })).toBeNull();
  asking.connect(socketOf(() => Promise.reject(new Error("no answer in time"))));
  expect(await asking.ask("content", { since: null })).toBeNull();
});
