import { expect, test } from "vitest";
import { standingsOf } from "../../../shared/contest/standings.ts";
import type { PublicTeam } from "../../../shared/contest/view.ts";
import { createMemoryStorage } from "../../store/browserStorage.ts";
import { plainTeam, plainView } from "../../store/testing/plainView.ts";
import { boatsInARow, columnOf, columnsFor, hasNobodyPoints, isOneFleet } from "./composition.ts";
import { countedPoints, countMs } from "./counting.ts";
import { aheadMs, readLeaps, writeLeaps } from "./goneOn.ts";
import { podiumOf } from "./podium.ts";

const podium = (...balances: readonly number[]) =>
  podiumOf(standingsOf(teamsOf(balances), plainView().rules));
const teamsOf = (balances: readonly number[]): readonly PublicTeam[] =>
  balances.map((balancePoints, index) => plainTeam(index + 1, { balancePoints }));
const viewOf = (balances: readonly number[]) =>
  plainView({ teams: Object.fromEntries(teamsOf(balances).map((team) => [team.id, team])) });

test.each<[string, readonly number[], Readonly<Record<number, number>>]>([
  ["three teams", [900, 600, 300], { 2: 1, 1: 2, 3: 3 }],
  ["two teams", [900, 600], { 2: 1, 1: 2 }],
  ["one team", [900], { 1: 1 }],
  ["two firsts", [900, 900, 300], { 1: 1, 3: 2 }],
  ["three thirds", [900, 600, 300, 300, 300], { 2: 1, 1: 2, 3: 3 }],
])(
  "STG5 the steps of %s stand beside each other, the second on the left of the first",
  (_, balances, columns) => {
    const places = podium(...balances).map(({ place }) => place);
    expect(Object.fromEntries(places.map((place) => [place, columnOf(places, place)]))).toEqual(columns);
  },
);

test("STG5 where all are equal they are one fleet; one team alone has won", () => {
  const isOne = (...balances: readonly number[]) => isOneFleet(viewOf(balances), podium(...balances));
  expect([isOne(500, 500), isOne(500), isOne(500, 500, 400), isOne()]).toEqual([true, false, false, false]);
  const [first, second] = teamsOf([500, 500]);
  if (!first || !second) throw new Error("there are two");
  const hidden = plainView({
    teams: { ...viewOf([500, 500]).teams, t3: plainTeam(3, { outOfSight: true }) },
  });
  expect(isOneFleet(hidden, podium(500, 500))).toBe(false);
});

test("STG5 nobody is cheered for no points", () => {
  expect([hasNobodyPoints(podium(0, -100)), hasNobodyPoints(podium(1, 0)), hasNobodyPoints([])]).toEqual([
    true,
    false,
    true,
  ]);
});

test("STG5 many names and boats stand in rows of equal length", () => {
  expect([1, 12, 13, 60].map((names) => columnsFor(names, 12))).toEqual([1, 1, 2, 5]);
  expect([0, 3, 20, 21, 60].map(boatsInARow)).toEqual([1, 3, 20, 11, 20]);
});

test("STG4 points count up from nothing and end at what they are", () => {
  for (const points of [0, 1, 850, -200]) {
    const counted = [0, 200, 400, 800, countMs, 9_000, Number.POSITIVE_INFINITY].map((since) =>
      countedPoints(points, since),
    );
    expect(counted[0]).toBe(points === 0 ? 0 : counted[0]);
    expect(Math.abs(counted[0] ?? 1)).toBe(0);
    expect(counted.slice(-3)).toEqual([points, points, points]);
    const sizes = counted.map(Math.abs);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  }
});

test("STG4 how far a screen went on is remembered for this bell alone", () => {
  const storage = createMemoryStorage();
  const view = plainView({ clock: { ...plainView().clock, finishedAt: 7 } });
  expect(readLeaps(storage, view)).toEqual([]);
  const leaps = [
    { at: 8, byMs: 4_000 },
    { at: 90.5, byMs: 6_000.25 },
  ];
  writeLeaps(storage, view, leaps);
  expect(readLeaps(storage, view)).toEqual(leaps);
  expect(aheadMs(readLeaps(storage, view))).toBe(10_000.25);
  expect(readLeaps(storage, { ...view, roomCode: "ABC234" })).toEqual([]);
  expect(readLeaps(storage, { ...view, clock: { ...view.clock, finishedAt: 70 } })).toEqual([]);
});

test("STG4 what a version of before remembered is forgotten, and nothing breaks", () => {
  const storage = createMemoryStorage();
  const view = plainView({ clock: { ...plainView().clock, finishedAt: 7 } });
  for (const ahead of ["4000", "Infinity", ""]) {
    storage.write("regatta.finale", `${view.roomCode} 7 ${ahead}`);
    expect(readLeaps(storage, view)).toEqual([]);
  }
});
