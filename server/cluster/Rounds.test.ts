import { beforeEach, expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { Rounds } from "./Rounds.ts";

let clock: FakeClock;
/** Of each round so far: what ends it. */
let ends: (() => void)[];
let rounds: Rounds;

beforeEach(() => {
  clock = new FakeClock(0);
  ends = [];
  rounds = new Rounds(clock, 1_000, () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    ends.push(resolve);
    return promise;
  });
  rounds.start(300);
});

/** The last round that began is over. */
async function end(): Promise<void> {
  ends.at(-1)?.();
  await Promise.resolve();
  await Promise.resolve();
}

test("a round begins a while after the last one is over", async () => {
  clock.advance(299);
  expect(ends).toHaveLength(0);
  clock.advance(1);
  expect(ends).toHaveLength(1);
  clock.advance(5_000);
  expect(ends).toHaveLength(1);
  await end();
  clock.advance(999);
  expect(ends).toHaveLength(1);
  clock.advance(1);
  expect(ends).toHaveLength(2);
});

test("in a hurry the next one is now, and no other is missing or double for it", async () => {
  rounds.hurry();
  expect(ends).toHaveLength(1);
  rounds.hurry();
  rounds.hurry();
  expect(ends).toHaveLength(1);
  await end();
  expect(ends).toHaveLength(2);
  await end();
  clock.advance(999);
  expect(ends).toHaveLength(2);
  clock.advance(1);
  expect(ends).toHaveLength(3);
});

test("after a stop, which waits for the last round, there is none, in whatever hurry", async () => {
  rounds.hurry();
  let isStopped = false;
  const stopped = rounds.stop().then(() => {
    isStopped = true;
  });
  await Promise.resolve();
  expect(isStopped).toBe(false);
  await end();
  await stopped;
  rounds.hurry();
  clock.advance(5_000);
  expect(ends).toHaveLength(1);
});

test("CLU9 a last round that hangs holds nobody up", async () => {
  clock.advance(300);
  let isStopped = false;
  const stopping = rounds.stop().then(() => {
    isStopped = true;
  });
  clock.advance(1_999);
  await Promise.resolve();
  expect(isStopped).toBe(false);
  clock.advance(1);
  await stopping;
  await end();
  clock.advance(10_000);
  expect(ends).toHaveLength(1);
});
