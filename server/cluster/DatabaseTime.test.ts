import { beforeEach, describe, expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { ContestTimes } from "./ContestTimes.ts";
import { DatabaseTime } from "./DatabaseTime.ts";

const start = 1_700_000_000_000;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let own: FakeClock;
let steps: number[];
let time: DatabaseTime;
/** By how much the database's clock is ahead of the process's own. */
let database: number;

beforeEach(() => {
  own = new FakeClock(start);
  steps = [];
  database = 250;
  time = new DatabaseTime(own, log, (byMs) => steps.push(byMs));
  seconds(5);
});

/** As many seconds pass, with a sight in each; `lateMs`: how much later than said it is there. */
function seconds(count: number, lateMs: readonly number[] = [0]) {
  for (let second = 0; second < count; second += 1) {
    own.advance(1_000);
    const askedAt = own.monotonicMs();
    time.see({ now: own.now() + database + (lateMs[second % lateMs.length] ?? 0) }, askedAt, askedAt);
  }
}

describe("the time of several processes", () => {
  test("CLU10 it is the database's from the start", () => {
    expect(time.now()).toBe(own.now() + 250);
    expect(time.aheadMs).toBe(0);
  });

  test("CLU10 it allows for half of the way to the database and back", () => {
    const fresh = new DatabaseTime(own, log, () => undefined);
    const askedAt = own.monotonicMs();
    const told = own.now();
    own.advance(400);
    fresh.see({ now: told }, askedAt, own.monotonicMs());
    expect(fresh.now()).toBe(told + 200);
  });

  test("CLU10 one odd sight among five is heeded as little as one that took too long", () => {
    seconds(60, [0, 0, 0, 900, 0]);
    expect(time.now()).toBe(own.now() + 250);
    for (let sight = 0; sight < 5; sight += 1)
      time.see({ now: own.now() + 90_000 }, own.monotonicMs() - 1_001, own.monotonicMs());
    expect(steps).toEqual([]);
  });

  test("CLU10 it is drawn after the database's by at most a second in a minute, and never goes back", () => {
    database = -650;
    let before = time.now();
    for (let second = 0; second < 130; second += 1) {
      seconds(1);
      expect(time.now() - before).toBeGreaterThan(980);
      expect(time.now() - before).toBeLessThanOrEqual(1_000);
      before = time.now();
    }
    expect(time.now()).toBe(own.now() - 650);
    expect(steps).toEqual([]);
  });

  test("CLU10 a database whose clock was set is not followed, and moderators are told", () => {
    database += 20_000;
    seconds(10);
    expect(steps).toEqual([20_000]);
    expect(time.now()).toBe(own.now() + 250);
    expect([time.aheadMs, time.wallAheadMs()]).toEqual([-20_000, 20_000]);
    database -= 50_000;
    seconds(200);
    expect(steps).toEqual([20_000, -50_000]);
    expect(time.now()).toBe(own.now() + 250);
    expect([time.aheadMs, time.wallAheadMs()]).toEqual([30_000, -30_000]);
  });

  test("CLU10 what is due rings at the database's time, also while that is being drawn after", () => {
    database = 900;
    seconds(61);
    const rung: number[] = [];
    const at = time.now() + 30_000;
    time.schedule(at, () => rung.push(time.now()));
    const cancel = time.schedule(at, () => rung.push(0));
    cancel();
    own.advance(40_000);
    expect(rung).toHaveLength(1);
    expect(rung[0]).toBeGreaterThanOrEqual(at);
    expect(rung[0]).toBeLessThan(at + 400);
  });
});

describe("the time of a contest", () => {
  const claim = { epoch: 1, lastAliveAt: null };
  function timesOf(kept: [string, string, number][], isAway = () => false) {
    return new ContestTimes({
      time,
      processId: "p",
      clock: own,
      log,
      store: {
        async setAhead(contestId, processId, aheadMs) {
          if (isAway()) throw new Error("away");
          kept.push([contestId, processId, aheadMs]);
        },
      },
    });
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  test("CLU11 it is the service's, or by so much ahead of it as its former owner kept", () => {
    const times = timesOf([]);
    expect(times.clockOf("a", { ...claim, aheadMs: 0 })).toBe(time);
    const clock = times.clockOf("b", { ...claim, aheadMs: 20_000 });
    expect(clock.now()).toBe(time.now() + 20_000);
    const rung: number[] = [];
    clock.schedule(clock.now() + 1_000, () => rung.push(clock.now()));
    own.advance(999);
    expect(rung).toEqual([]);
    own.advance(1);
    expect(rung).toEqual([clock.now()]);
  });

  test("CLU11 contests go on through a step of the database's clock, here and at the next process", async () => {
    const kept: [string, string, number][] = [];
    const times = timesOf(kept);
    const clock = times.clockOf("a", { ...claim, aheadMs: 5_000 });
    times.clockOf("gone", { ...claim, aheadMs: 0 });
    times.forget("gone");
    const before = clock.now() - own.now();
    database -= 60_000;
    seconds(5);
    times.keep();
    await settled();
    expect(clock.now() - own.now()).toBe(before);
    expect(kept).toEqual([["a", "p", 65_000]]);

    // One that begins now has the database's time as it is by then.
    const next = new DatabaseTime(own, log, () => undefined);
    const askedAt = own.monotonicMs();
    next.see({ now: own.now() + database }, askedAt, askedAt);
    const nextTimes = new ContestTimes({
      time: next,
      processId: "q",
      clock: own,
      log,
      store: { setAhead: async () => undefined },
    });
    expect(nextTimes.clockOf("a", { ...claim, aheadMs: 65_000 }).now()).toBe(clock.now());
  });

  test("CLU11 what a database that is away did not keep is told it later", async () => {
    const kept: [string, string, number][] = [];
    let isAway = true;
    const times = timesOf(kept, () => isAway);
    times.clockOf("a", { ...claim, aheadMs: 0 });
    database -= 60_000;
    seconds(5);
    times.keep();
    await settled();
    isAway = false;
    own.advance(5_000);
    await settled();
    expect(kept).toEqual([["a", "p", 60_000]]);
  });
});
