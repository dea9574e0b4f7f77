import { expect, it } from "vitest";
import type { Standing } from "./lateness.ts";
import { paceOf } from "./pace.ts";
import { type Filmed, judgeFilm } from "./verdict.ts";

const pace = paceOf(Array.from({ length: 100 }, (_, index) => index * 40));
const slow = paceOf(Array.from({ length: 100 }, (_, index) => index * 200));
const figure: Standing = { kind: "standings", key: "t1", value: "500", at: 12_000, behindMs: 80 };
const figures: readonly Standing[] = [
  figure,
  { ...figure, kind: "leaders" },
  { ...figure, kind: "clock", key: "clock", value: "39:58" },
];
const nothing = { share: 0, at: 0 };
const good: Filmed = {
  origin: 10_000,
  pace,
  emptyPaces: [pace, pace],
  findings: { mostGeneral: { share: 0.01, at: 11_000 }, mostRed: nothing, flashes: [], odd: [] },
  figures,
  leastFigures: { standings: 1, leaders: 1, clock: 1 },
};

it("has nothing against a film without faults", () => {
  expect(judgeFilm(good)).toMatchObject({ pace: "good", faults: [] });
});

it("FLM1 FLM2 FLM3 names each fault with its time in the film", () => {
  const { faults } = judgeFilm({
    ...good,
    findings: {
      mostGeneral: { share: 0.4, at: 15_000 },
      mostRed: nothing,
      flashes: [{ kind: "general", at: 15_000, until: 16_500, share: 0.4 }],
      odd: [{ at: 13_250, lastedMs: 40, share: 0.3 }],
    },
    figures: [
      ...figures,
      { ...figure, kind: "leaders", behindMs: 301 },
      { ...figure, value: "7", behindMs: Number.POSITIVE_INFINITY },
    ],
  });
  expect(faults).toEqual([
    "40.0 % of the picture (more than 25.0 %) flashes from 5.00 s to 6.50 s",
    "a frame at 3.25 s is unlike both its neighbours in 30.0 % of the picture",
    "t1 (leaders) showed 500, from 2.00 s on, still 301 ms after it was true",
    "t1 (standings) showed 7 at 2.00 s, which the server never said",
  ]);
});

it("blames a slow film on the computer only where an empty page was slow, too", () => {
  expect(judgeFilm({ ...good, pace: slow }).faults).toEqual(["fewer than 10 frames a second"]);
  expect(judgeFilm({ ...good, pace: slow, emptyPaces: [pace, slow] })).toMatchObject({
    pace: "void",
    faults: [],
  });
});

it("does not take a film for a good one in which the figures of some place were not seen, or too few of them", () => {
  expect(judgeFilm({ ...good, figures: [] }).faults).toEqual([
    "only 0 figures of standings were seen, fewer than 1",
    "only 0 figures of leaders were seen, fewer than 1",
    "only 0 figures of clock were seen, fewer than 1",
  ]);
  const leastFigures = { standings: 1, leaders: 3, clock: 1 };
  expect(judgeFilm({ ...good, leastFigures }).faults).toEqual([
    "only 1 figures of leaders were seen, fewer than 3",
  ]);
});
