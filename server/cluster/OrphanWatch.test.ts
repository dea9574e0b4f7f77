import { setImmediate as others } from "node:timers/promises";
import { expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { OrphanWatch } from "./OrphanWatch.ts";
import type { Place } from "./Owners.ts";
import { ShortMemory } from "./ShortMemory.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const free: Place = { at: "nobody", slot: null };
const there: Place = { at: "there", slot: 2 };

/** A watch over contests that nobody has by the list, and a memory that others ask, too. */
function watching(orphans: readonly string[]) {
  const clock = new FakeClock(0);
  const [asked, taken]: [string[], string[]] = [[], []];
  const answers: { now: Place } = { now: free };
  const whereabouts = new ShortMemory<Place>({
    clock,
    keptMs: 75,
    read: async (contestId) => {
      asked.push(contestId);
      return answers.now;
    },
  });
  const watch = new OrphanWatch({
    owners: { isSure: true, endStale: async () => undefined },
    store: {
      async orphans() {
        clock.advance(1);
        return orphans;
      },
    },
    whereabouts,
    live: { get: async (contestId) => taken.push(contestId) },
    clock,
    log,
    phase: 0,
  });
  const look = async () => {
    watch.hurry();
    await others();
  };
  return { clock, asked, taken, answers, whereabouts, watch, look };
}

test("CLU7 where a contest is, whoever comes back and the watch ask together", async () => {
  const { asked, taken, whereabouts, watch, look } = watching(["one", "two"]);
  const coming = whereabouts.find("one");
  await look();
  expect(await coming).toEqual(free);
  expect(asked).toEqual(["one", "two"]);
  expect(taken).toEqual(["one", "two"]);
  await watch.stop();
});

test("CLU7 when a process is gone, nobody is told any more that it has a contest", async () => {
  const { asked, answers, whereabouts, watch } = watching([]);
  answers.now = there;
  await whereabouts.find("one");
  answers.now = free;
  watch.hurry();
  expect(await whereabouts.find("one")).toEqual(free);
  expect(asked).toEqual(["one", "one"]);
  await watch.stop();
});

test("CLU7 that a process has a contest counts only when it was asked after the list, by which none had it", async () => {
  const { clock, asked, taken, answers, whereabouts, watch } = watching(["one"]);
  answers.now = there;
  await whereabouts.find("one");
  answers.now = free;
  watch.start();
  clock.advance(0);
  await others();
  expect(asked).toEqual(["one", "one"]);
  expect(taken).toEqual(["one"]);
  await watch.stop();
});

test("CLU7 what a process has by now is asked for once, and left to it", async () => {
  const { asked, taken, answers, watch, look } = watching(["one"]);
  answers.now = there;
  await look();
  expect(asked).toEqual(["one"]);
  expect(taken).toEqual([]);
  await watch.stop();
});

test("CLU7 whoever asks while a contest is taken is told that it is here, and not what was found before", async () => {
  const { answers, whereabouts, watch, look } = watching(["one"]);
  await look();
  answers.now = { at: "here" };
  expect(await whereabouts.find("one")).toEqual({ at: "here" });
  await watch.stop();
});
