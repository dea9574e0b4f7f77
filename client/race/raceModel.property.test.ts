import fc from "fast-check";
import { expect, test } from "vitest";
import { shownStandings } from "../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../shared/contest/standings.ts";
import type { PublicView } from "../../shared/contest/view.ts";
import { boatsAt, followRace, isStill, openRace, type Race } from "./raceModel.ts";
import { anyViews } from "./testing/views.ts";

const gaps = fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 5, maxLength: 5 });

/** The race after all views, each so many milliseconds after the one before; and the time of the last. */
function sail(views: readonly PublicView[], waits: readonly number[]): { race: Race; at: number } {
  let at = 0;
  const [first, ...others] = views;
  if (!first) throw new Error("no view to begin with");
  let race = openRace(first);
  others.forEach((view, index) => {
    at += waits[index] ?? 0;
    race = followRace(race, view, at);
  });
  return { race, at };
}

const sailing = (
  check: (race: Race, at: number, views: readonly PublicView[], waits: readonly number[]) => void,
) =>
  fc.assert(
    fc.property(anyViews(20), gaps, (views, waits) => {
      const { race, at } = sail(views, waits);
      check(race, at, views, waits);
    }),
  );

test("RCE1 boats lie in the order of the standings, with their places and points, at any time", () => {
  sailing((race, at) => {
    const standings = shownStandings(race.view);
    for (const now of [at, at + 700, Number.POSITIVE_INFINITY]) {
      const told = boatsAt(race, now).map(({ racer }) => [racer.teamId, racer.place, racer.points]);
      expect(told).toEqual(
        standings.map(({ place, team }) => [team.id, place, rankingPoints(team, race.view.rules)]),
      );
    }
    const downs = boatsAt(race, Number.POSITIVE_INFINITY).map(({ down }) => down);
    expect(downs).toEqual(downs.toSorted((a, b) => a - b));
    expect(new Set(downs).size).toBe(downs.length);
  });
});

test("who stands by more lies no further back, and who stands by the same lies as far", () => {
  sailing((race) => {
    const boats = boatsAt(race, Number.POSITIVE_INFINITY);
    boats.slice(1).forEach((boat, index) => {
      const above = boats[index];
      if (!above) return;
      if (above.racer.points === boat.racer.points) expect(above.along).toBe(boat.along);
      else expect(above.along).toBeGreaterThan(boat.along);
    });
  });
});

test("nothing leaves the water, whenever it is looked at", () => {
  sailing((race, at) => {
    const shares = [0, 300, 1_200, 2_500, 6_000]
      .flatMap((later) => boatsAt(race, at + later))
      .flatMap(({ along, down, wakeFrom, gust, bump }) => [along, down, wakeFrom, gust, bump]);
    expect(Math.min(...shares, 0)).toBe(0);
    expect(Math.max(...shares, 1)).toBe(1);
  });
});

test("the same views at the same times are the same race", () => {
  sailing((race, at, views, waits) => {
    expect(boatsAt(sail(views, waits).race, at + 300)).toEqual(boatsAt(race, at + 300));
  });
});

test("five seconds after the last act the picture stands, as it stands without motion", () => {
  let moving = 0;
  sailing((race, at) => {
    if (!isStill(race, at)) moving++;
    expect(isStill(race, at + 5_000)).toBe(true);
    expect(boatsAt(race, at + 5_000)).toEqual(boatsAt(race, Number.POSITIVE_INFINITY));
  });
  expect(moving).toBeGreaterThan(0);
});
