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

/** What looks at one contest find, each half second. */
function look(fromMs: number, untilMs: number, ...savingSigns: readonly SavingSign[]): void {
  for (let now = fromMs; now <= untilMs; now += 500) watch.look([{ title: "Contest 1", savingSigns }], now);
}

test("RUN6 whoever reads that nothing is saved within the time is told, and so is everybody while nobody waits", () => {
  look(0, 60_000, saved("A"), saved("the screen"));
  look(60_500, 63_000, saved("A", 60_500), saved("the screen"));
  look(63_500, 90_000, notSaved("A", 60_500), notSaved("the screen"));
  look(90_500, 93_000, saved("A", 60_500), saved("the screen"));
  watch.end();
  expect(untold).toEqual([]);
});

test("RUN6 each client that reads nothing of it while a command waits is named, once", () => {
  look(0, 3_000, saved("A", 0), notSaved("B", 500), saved("the screen"));
  expect(untold).toEqual([]);
  look(3_500, 20_000, saved("A", 0), notSaved("B", 500), saved("the screen"));
  watch.end();
  expect(untold).toEqual([
    "A of Contest 1 read nothing of it for 3500 ms while a command waited",
    "the screen of Contest 1 read nothing of it for 3500 ms while a command waited",
  ]);
});

test("RUN6 who has only come to see the contest, or sees another owner, has as much time again", () => {
  look(0, 2_500, saved("A", 0));
  look(3_000, 5_500, saved("A", 0), saved("B"));
  // It sees nothing for a moment.
  look(6_000, 6_000, saved("A", 0));
  look(6_500, 9_500, saved("A", 0), saved("B"));
  look(10_000, 13_000, saved("A", 0), saved("B", 10_000, 2));
  watch.end();
  expect(untold).toEqual(["A of Contest 1 read nothing of it for 3500 ms while a command waited"]);
});

test("RUN6 who reads that it is saved again while a command goes on waiting is told wrongly", () => {
  look(0, 4_000, notSaved("A", 0));
  look(4_500, 7_000, saved("A", 0));
  look(7_500, 7_500, saved("A", 0));
  // It is answered.
  look(8_000, 8_000, saved("A"));
  expect(untold).toEqual(["A of Contest 1 read nothing of it for 3500 ms while a command waited"]);
});

test("WAY10 one contest may be given up without a word, as by an owner that was just handing it over, and not two", () => {
  const titles = ["Contest 1", "Contest 2"];
  const lookAt = (now: number, ...signs: readonly SavingSign[]) =>
    watch.look(
      titles.map((title) => ({ title, savingSigns: signs })),
      now,
    );
  look(0, 4_000, saved("A", 0));
  look(4_500, 4_500, saved("A", null, 2));
  watch.end();
  expect(untold).toEqual([]);
  watch = new NotSavedWatch(withinMs, (sentence) => untold.push(sentence));
  for (const now of [0, 3_500]) lookAt(now, saved("A", 0));
  lookAt(4_000, saved("A", null, 2));
  watch.end();
  expect(untold).toHaveLength(2);
});
