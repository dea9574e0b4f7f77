import type { CommandReply } from "../../shared/protocol.ts";
import { type Clock, delay, systemClock } from "../contests/clock.ts";
import { FakeClock } from "./fakeClock.ts";

/** What takes longer hangs: no test is faster or slower by it. Less than a test is given, so that it says what hangs. */
export const hangMs = 100_000;
const lookEveryMs = 10;

/**
 * Waits until `check` no longer throws, and resolves with what it returned. A room that lives by a `clock` which stands
 * still shows nothing new: between two looks it goes on by some milliseconds.
 */
export async function eventually<T>(check: () => T | Promise<T>, clock?: FakeClock): Promise<T> {
  const giveUpAt = systemClock.monotonicMs() + hangMs;
  for (;;) {
    clock?.advance(lookEveryMs);
    try {
      return await check();
    } catch (error) {
      if (systemClock.monotonicMs() >= giveUpAt) throw error;
    }
    await delay(systemClock, lookEveryMs);
  }
}

/** What `work` comes to, while time passes by some milliseconds at a time; by itself where no test drives the clock. */
export async function passing<T>(clock: Clock, work: Promise<T>): Promise<T> {
  if (!(clock instanceof FakeClock)) return work;
  let settled = false;
  const done = () => {
    settled = true;
  };
  work.then(done, done);
  await eventually(() => {
    if (!settled) throw new Error("the work has not come to its end");
  }, clock);
  return work;
}

/**
 * Sends a command again that came too fast, under its id, where time goes by itself: how fast a machine is decides no
 * test. Where a test drives the clock it is the test's to say.
 */
export async function inItsTime(clock: Clock, send: () => Promise<CommandReply>): Promise<CommandReply> {
  for (;;) {
    const reply = await send();
    if (clock instanceof FakeClock || reply.ok || reply.rejection.code !== "too_fast") return reply;
    await delay(clock, lookEveryMs);
  }
}
