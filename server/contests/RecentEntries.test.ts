import { expect, test } from "vitest";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { batchesOf, keptForMs, RecentEntries, writtenSince } from "./RecentEntries.ts";

const named = (name: string): ContestEvent => ({
  type: "TeamRenamed",
  at: 1,
  by: { role: "guest" },
  teamId: "t1",
  name,
});
const entry = (seq: number, commandKey: string | null = null) => ({
  seq,
  commandKey,
  event: named(`${seq}`),
});

test("HEA1 what is older than a minute is not kept, but for the last", () => {
  const clock = new FakeClock(0);
  const recent = new RecentEntries(clock, entry(10));
  clock.advance(61_000);
  expect(recent.firstSeq).toBe(10);
  recent.keep({ firstSeq: 11, commandKey: "a", events: [named("a"), named("b")] });
  expect(recent.firstSeq).toBe(11);
  clock.advance(30_000);
  recent.keep({ firstSeq: 13, commandKey: null, events: [named("c")] });
  expect(recent.firstSeq).toBe(11);
  expect([...recent.bySeq().keys()]).toEqual([11, 12, 13]);
});

test("HEA1 it takes no more memory than some megabytes", () => {
  const recent = new RecentEntries(new FakeClock(0), entry(1));
  const long = "x".repeat(100_000);
  for (let seq = 2; seq <= 101; seq += 1)
    recent.keep({ firstSeq: seq, commandKey: null, events: [named(long)] });
  expect(101 - recent.firstSeq).toBeGreaterThan(20);
  expect(101 - recent.firstSeq).toBeLessThan(42);
  recent.keep({ firstSeq: 102, commandKey: null, events: [named("x".repeat(10_000_000))] });
  expect(recent.firstSeq).toBe(102);
});

test("HEA2 HEA4 it has what is missing in whole batches, or nothing", () => {
  const recent = new RecentEntries(new FakeClock(0), entry(10));
  recent.keep({ firstSeq: 11, commandKey: "a", events: [named("a"), named("b")] });
  recent.keep({ firstSeq: 13, commandKey: null, events: [named("c")] });
  expect(recent.after(10)?.map(({ firstSeq }) => firstSeq)).toEqual([11, 13]);
  expect(recent.after(12)?.map(({ firstSeq }) => firstSeq)).toEqual([13]);
  expect(recent.after(13)).toEqual([]);
  expect(recent.after(11)).toBe(null);
  expect(recent.after(9)).toBe(null);
});

test("HEA3 entries that were read are batches again: those of a command together", () => {
  const entries = [entry(5), entry(6), entry(7, "a"), entry(8, "a"), entry(9, "b"), entry(10)];
  expect(batchesOf(entries).map(({ firstSeq, events }) => [firstSeq, events.length])).toEqual([
    [5, 1],
    [6, 1],
    [7, 2],
    [9, 1],
    [10, 1],
  ]);
});

test("HEA1 what was committed before it was opened is kept, too, in whole batches, where it fits", () => {
  const recent = new RecentEntries(new FakeClock(0), entry(8, "a"));
  recent.keep({ firstSeq: 9, commandKey: null, events: [named("9")] });
  recent.keepEarlier(batchesOf([entry(5), entry(6)]));
  recent.keepEarlier([]);
  expect(recent.firstSeq).toBe(8);
  recent.keepEarlier(batchesOf([entry(5), entry(6), entry(7, "a"), entry(8, "a")]));
  expect([...recent.bySeq().keys()]).toEqual([5, 6, 7, 8, 9]);
  expect(recent.after(6)?.map(({ firstSeq, events }) => [firstSeq, events.length])).toEqual([
    [7, 2],
    [9, 1],
  ]);
  expect(recent.after(7)).toBe(null);
});

test("HEA1 what comes too late, or tells something else, takes nothing away", () => {
  const clock = new FakeClock(0);
  const recent = new RecentEntries(clock, entry(8));
  recent.keepEarlier([{ firstSeq: 7, commandKey: null, events: [named("7"), named("another 8")] }]);
  expect(recent.firstSeq).toBe(8);
  clock.advance(keptForMs + 1);
  recent.keep({ firstSeq: 9, commandKey: "a", events: [named("9"), named("10")] });
  recent.keepEarlier(batchesOf([entry(8), entry(9, "a")]));
  expect([...recent.bySeq().keys()]).toEqual([9, 10]);
});

test("HEA1 what came after the last older entry was written since then, also where a clock was set back", () => {
  const written = (seq: number, at: number) => ({ ...entry(seq), event: { ...named(`${seq}`), at } });
  const entries = [written(1, 50), written(2, 9), written(3, 30), written(4, 10), written(5, 12)];
  expect(writtenSince(10, entries).map(({ seq }) => seq)).toEqual([3, 4, 5]);
  expect(writtenSince(13, entries)).toEqual([]);
  expect(writtenSince(9, entries)).toEqual(entries);
});
