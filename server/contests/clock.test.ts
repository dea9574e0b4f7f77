import { expect, test, vi } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { after, delay, every, startClock } from "./clock.ts";

const hourMs = 3_600_000;

/** A computer that was started long ago; `pass` lets it be awake, `sleep` closes its lid. */
function computer() {
  let wallMs = 1_790_000_000_000;
  let awakeMs = 5_000;
  let uptimeMs = 86_400_000;
  return {
    sources: {
      wallMs: () => wallMs,
      awakeMs: () => awakeMs,
      uptimeSeconds: () => Math.floor(uptimeMs / 1000),
    },
    pass(ms: number) {
      wallMs += ms;
      awakeMs += ms;
      uptimeMs += ms;
    },
    sleep(ms: number) {
      wallMs += ms;
      uptimeMs += ms;
    },
    setWall(byMs: number) {
      wallMs += byMs;
    },
  };
}

test("TIM12 whoever sets the wall clock moves no time of the server's", () => {
  const { sources, pass, setWall } = computer();
  const begin = sources.wallMs();
  const clock = startClock(sources);
  pass(60_000);
  setWall(-hourMs);
  expect(clock.now()).toBe(begin + 60_000);
  expect(clock.wallAheadMs()).toBe(-hourMs);
  setWall(3 * hourMs);
  pass(1_000);
  expect(clock.now()).toBe(begin + 61_000);
  expect(clock.wallAheadMs()).toBe(2 * hourMs);
});

test("TIM12 a computer's sleep is time that passed", () => {
  const { sources, pass, sleep } = computer();
  const begin = sources.wallMs();
  const clock = startClock(sources);
  pass(60_000);
  expect(clock.now()).toBe(begin + 60_000);
  sleep(hourMs);
  pass(400);
  expect(Math.abs(clock.now() - sources.wallMs())).toBeLessThanOrEqual(1_000);
  expect(clock.monotonicMs()).toBe(65_400);
});

test("TIM12 an uptime in whole seconds is never taken for sleep", () => {
  const { sources, pass } = computer();
  const begin = sources.wallMs();
  const clock = startClock(sources);
  for (let passedMs = 333; passedMs < 400_000; passedMs += 333) {
    pass(333);
    expect(clock.now()).toBe(begin + passedMs);
  }
});

test("a timer rings when its time has come by the clock, not by the timers that stood still", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const { sources, pass, sleep } = computer();
    const clock = startClock(sources);
    const rang = vi.fn();
    after(clock, hourMs, rang);
    const cancelled = vi.fn();
    after(clock, hourMs, cancelled)();
    pass(5_000);
    vi.advanceTimersByTime(5_000);
    sleep(hourMs);
    pass(5_000);
    vi.advanceTimersByTime(5_000);
    expect(rang).toHaveBeenCalledTimes(1);
    expect(cancelled).not.toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});

test("a period is called until it is ended", () => {
  const clock = new FakeClock(0);
  const rang = vi.fn();
  const end = every(clock, 100, rang);
  clock.advance(350);
  expect(rang).toHaveBeenCalledTimes(3);
  end();
  clock.advance(350);
  expect(rang).toHaveBeenCalledTimes(3);
});

test("a delay ends by the clock, or with the signal's reason", async () => {
  const clock = new FakeClock(0);
  const slept = delay(clock, 100);
  clock.advance(100);
  await slept;
  const { signal, abort } = controller();
  const given = delay(clock, 100, signal);
  abort("enough");
  await expect(given).rejects.toBe("enough");
  await expect(delay(clock, 100, signal)).rejects.toBe("enough");
});

function controller() {
  const aborting = new AbortController();
  return { signal: aborting.signal, abort: (reason: string) => aborting.abort(reason) };
}
