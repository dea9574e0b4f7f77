import fc from "fast-check";
import { expect, test } from "vitest";
import type { AwardView } from "../../../shared/contest/view.ts";
import { awardPages, awardsMs, awardsOnAPage } from "./awardPages.ts";

const award = (number: number, at: number): AwardView => ({
  number,
  kind: "own",
  cardId: null,
  teamIds: ["t1"],
  value: null,
  text: "For calm",
  at,
});

/** So long after the one before each is given out, and when awards may be told. */
const anyGiving = fc.record({
  gaps: fc.array(fc.constantFrom(0, 1, 500, 3_000, awardsMs, 30_000), { maxLength: 14 }),
  opensAt: fc.constantFrom(-1_000, 0, 5_000, 60_000),
});

function given(gaps: readonly number[]): readonly AwardView[] {
  let at = 0;
  return gaps.map((gap, index) => {
    at += gap;
    return award(index + 1, at);
  });
}

test("STG4 every award is told once, in order, a few on a page, and long enough", () => {
  fc.assert(
    fc.property(anyGiving, ({ gaps, opensAt }) => {
      const awards = given(gaps);
      const pages = awardPages(awards, opensAt, (at) => at);
      expect(pages.flatMap(({ told }) => told.awards)).toEqual(awards);
      let free: number = opensAt;
      for (const { from, until, told } of pages) {
        const [first] = told.awards;
        // No sooner than may be, and no later than needs be.
        expect(from).toBe(Math.max(free, first?.at ?? Number.NaN));
        expect(told.awards.length).toBeLessThanOrEqual(awardsOnAPage);
        for (const { at = Number.NaN } of told.awards) {
          expect(at).toBeLessThan(until);
          expect(until - Math.max(from, at)).toBeGreaterThanOrEqual(awardsMs);
        }
        free = until;
      }
    }),
  );
});

test("STG4 those that were told last are known apart from those that were there before", () => {
  const newest = (...times: readonly number[]) =>
    awardPages(
      times.map((at, index) => award(index + 1, at)),
      1_000,
      (at) => at,
    ).map(({ told }) => told.newest);
  expect(newest(0, 10, 1_000)).toEqual([3]);
  expect(newest(0, 10, 1_001)).toEqual([1]);
  expect(newest(2_000, 2_500, 2_500)).toEqual([2]);
  expect(newest(2_000, 2_500, 2_500, 2_600, 2_600)).toEqual([1, 1]);
});

test("STG4 pages that follow upon each other are counted together, others by themselves", () => {
  const pages = awardPages(
    [0, 0, 0, 0, 0, 100_000].map((at, index) => award(index + 1, at)),
    0,
    (at) => at,
  );
  expect(pages.map(({ told: { page, pages } }) => [page, pages])).toEqual([
    [0, 2],
    [1, 2],
    [0, 1],
  ]);
});
