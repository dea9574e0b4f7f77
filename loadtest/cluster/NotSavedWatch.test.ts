import { beforeEach, expect, test } from "vitest";
import { NotSavedWatch, type SavingSign } from "./NotSavedWatch.ts";

const withinMs = 3_000;

let watch: NotSavedWatch;
let untold: string[];
beforeEach(() => {
  untold = [];
  watch = new NotSavedWatch(withinMs, (sentence) => untold.push(sentence));
});

const saved = (who: string, waitsSince: number | null = null, epoch = 1): SavingSign => ({
  who,
  epoch,
  isSaved: true,
  waitsSince,
});
const notSaved = (who: string, waitsSince: number | null = null): SavingSign => ({
  ...saved(who, waitsSince),
  isSaved: false,
});

/** What a look at one contest finds, each half second. */
function look(fromMs: number, untilMs: number, ...savingSigns: readonly SavingSign[]): void {
  for (let now = fromMs; now <= untilMs; now += 500) watch.look([{ title: "Contest 1", savingSigns }], now);
}

test("RUN6 whoever reads that nothing is saved within the time is told, and so is everybody while nobody waits", () => {
  look(0, 60_000, saved("A"), saved("the screen"));
  look(60_500, 63_000, saved("A", 60_500), saved("the screen"));
  look(63_500, 90_000, notSaved("A", 60_500), notSaved("the screen"));
  look(90_500, 93_000, saved("A", 60_500), saved("the screen"));
  expect(untold).toEqual([]);
});

test("RUN6 each client that reads nothing of it while a command waits is named, once", () => {
  look(0, 3_000, saved("A", 0), notSaved("B", 500), saved("the screen"));
  expect(untold).toEqual([]);
  look(3_500, 20_000, saved("A", 0), notSaved("B", 500), saved("the screen"));
  expect(untold).toEqual([
    "A of Contest 1 read nothing of it, though a command waited for 3500 ms",
    "the screen of Contest 1 read nothing of it, though a command waited for 3500 ms",
  ]);
});

test("RUN6 who has only come to see the contest, or sees another owner, has as much time again", () => {
  look(0, 2_500, saved("A", 0));
  look(3_000, 6_000, saved("A", 0), saved("B"));
  expect(untold).toEqual(["A of Contest 1 read nothing of it, though a command waited for 3500 ms"]);
  look(6_500, 9_500, saved("A", 3_500), saved("B", null, 2));
  // It sees nothing for a moment.
  look(10_000, 10_000, saved("A", 3_500));
  look(10_500, 13_500, saved("A", 3_500), saved("B"));
  expect(untold).toHaveLength(1);
  look(14_000, 14_000, saved("A", 3_500), saved("B"));
  expect(untold).toHaveLength(2);
});

test("RUN6 who reads that it is saved again while a command goes on waiting is told wrongly", () => {
  look(0, 4_000, notSaved("A", 0));
  look(4_500, 7_000, saved("A", 0));
  expect(untold).toEqual([]);
  look(7_500, 7_500, saved("A", 0));
  expect(untold).toHaveLength(1);
});
