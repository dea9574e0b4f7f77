import { describe, expect, test } from "vitest";
import type { PublicView } from "../../shared/contest/view.ts";
import {
  type BoatMoment,
  boatsAt,
  finishAhead,
  followRace,
  gustMs,
  isStill,
  nextNoteEnd,
  openRace,
} from "./raceModel.ts";
import { raceView } from "./testing/views.ts";

const start = raceView({ 1: { balancePoints: 500 }, 2: { balancePoints: 500 }, 3: { balancePoints: 500 } });
const solves = raceView({
  1: { balancePoints: 500 },
  2: { balancePoints: 700, cells: [11, 0, 0, 0] },
  3: { balancePoints: 500 },
});
const rest = Number.POSITIVE_INFINITY;

function boat(boats: readonly BoatMoment[], number: number): BoatMoment {
  const found = boats.find(({ racer }) => racer.teamId === `t${number}`);
  if (!found) throw new Error(`no boat of team ${number}`);
  return found;
}

describe("the race", () => {
  test("begins on one line, without a wake", () => {
    const boats = boatsAt(openRace(start), 0);
    expect(boats.map(({ along, wakeFrom }) => [along, wakeFrom])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(isStill(openRace(start), 0)).toBe(true);
  });

  test("a right answer is a gust; the boat sails from where it was, past the others, and leaves its gain behind it", () => {
    const race = followRace(openRace(start), solves, 1_000);
    const before = boat(boatsAt(race, 1_000), 2);
    const half = boat(boatsAt(race, 1_300), 2);
    const after = boat(boatsAt(race, rest), 2);
    expect([before.along, before.down]).toEqual([0, 0.5]);
    expect(before.gust).toBe(1);
    expect(before.acts).toEqual(["gust"]);
    expect(half.along).toBeGreaterThan(0);
    expect(half.along).toBeLessThan(after.along);
    expect(half.down).toBeLessThan(0.5);
    expect(after.down).toBeCloseTo(1 / 6);
    expect([after.gust, after.acts]).toEqual([0, []]);
    expect(after.wakeFrom).toBe(0);
    expect(after.along).toBeGreaterThan(after.wakeFrom);
    expect(boat(boatsAt(race, 1_000 + gustMs), 2).gust).toBe(0);
  });

  test("RCE7 where nothing moves boats are at rest at once, and what happened to them is told as long as elsewhere", () => {
    const race = followRace(openRace(start), solves, 1_000);
    const told = boat(boatsAt(race, rest, 1_000), 2);
    const resting = boat(boatsAt(race, rest), 2);
    expect(told).toEqual({ ...resting, acts: ["gust"] });
    const end = nextNoteEnd(race, 1_000);
    if (end === null) throw new Error("something is told");
    expect(boat(boatsAt(race, rest, end - 1), 2).acts).toEqual(["gust"]);
    expect(boat(boatsAt(race, rest, end), 2).acts).toEqual([]);
    expect(nextNoteEnd(race, end)).toBeNull();
    expect(nextNoteEnd(openRace(start), 0)).toBeNull();
  });

  test("who comes past another by points of its own has overtaken it", () => {
    const owls = raceView({ ...teamsOf(solves), 3: { balancePoints: 900, cells: [11, 11, 0, 0] } });
    const boats = boatsAt(followRace(openRace(solves), owls, 0), 0);
    expect(boat(boats, 3).acts).toEqual(["gust", "gust", "pass"]);
    expect(boat(boats, 2).acts).toEqual([]);
  });

  test("another step on the way begins where the boat is by then", () => {
    const race = followRace(openRace(start), solves, 1_000);
    const underWay = boat(boatsAt(race, 1_400), 2);
    const more = raceView({
      1: { balancePoints: 500 },
      2: { balancePoints: 900, cells: [11, 11, 0, 0] },
      3: { balancePoints: 500 },
    });
    const next = boat(boatsAt(followRace(race, more, 1_400), 1_400), 2);
    expect([next.along, next.down]).toEqual([underWay.along, underWay.down]);
  });

  test("a failed card is a bump and no wake, and whom others fall behind has overtaken nobody", () => {
    const fails = raceView({
      1: { balancePoints: 400, cells: [2, 0, 0, 0] },
      2: { balancePoints: 500 },
      3: { balancePoints: 500 },
    });
    const boats = boatsAt(followRace(openRace(start), fails, 0), 0);
    expect(boat(boats, 1).bump).toBe(1);
    expect(boat(boats, 1).acts).toEqual(["bump"]);
    expect(boats.map(({ acts }) => acts.includes("pass"))).toEqual([false, false, false]);
    expect(boats.every(({ along, wakeFrom }) => along === wakeFrom)).toBe(true);
  });

  test("what was gained is forgotten by what happens a minute later", () => {
    const race = followRace(openRace(start), solves, 0);
    const quiet = raceView({ ...teamsOf(solves), 3: { balancePoints: 480 } });
    const later = (at: number) => boat(boatsAt(followRace(race, quiet, at), rest), 2);
    expect(later(59_000).wakeFrom).toBeLessThan(later(59_000).along);
    expect(later(60_000).wakeFrom).toBe(later(60_000).along);
  });

  test("who joins sails in from the side, and who leaves is gone", () => {
    const joined = raceView({ ...teamsOf(solves), 4: { balancePoints: 700 } });
    const race = followRace(openRace(solves), joined, 0);
    expect(boat(boatsAt(race, 0), 4).along).toBe(0);
    expect(boat(boatsAt(race, rest), 4).along).toBe(boat(boatsAt(race, rest), 2).along);
    const left = followRace(race, solves, 100);
    expect(boatsAt(left, rest).map(({ racer }) => racer.teamId)).toEqual(["t2", "t1", "t3"]);
  });

  test("a freeze freezes it, and a thaw is no gust", () => {
    const frozen: PublicView = { ...start, freeze: { frozenAt: 0, revealed: [] } };
    const race = followRace(openRace(start), frozen, 0);
    expect(isStill(race, 0)).toBe(true);
    const thawed = boat(boatsAt(followRace(race, solves, 100), 100), 2);
    expect([thawed.gust, thawed.acts]).toEqual([0, []]);
    expect(boatsAt(followRace(race, solves, 100), rest).every((one) => one.along === one.wakeFrom)).toBe(
      true,
    );
  });

  test("points in play count where the rules let them", () => {
    const bought = { 1: { balancePoints: 300, inPlayPoints: 200 }, 2: { balancePoints: 500 } };
    const worth = boatsAt(openRace(raceView(bought)), rest);
    expect(worth[0]?.along).toBe(worth[1]?.along);
    const byBalance = raceView(bought, { rules: { ...start.rules, ranking: "balance" } });
    const [first, second] = boatsAt(openRace(byBalance), rest);
    expect(first?.racer.teamId).toBe("t2");
    expect(first?.along).toBeGreaterThan(second?.along ?? 1);
  });

  test("nobody at all is a race, too", () => {
    const nobody = openRace(raceView({}));
    expect(boatsAt(nobody, 0)).toEqual([]);
    expect(isStill(nobody, 0)).toBe(true);
  });
});

describe("the finish", () => {
  const at = (now: number, told: Partial<PublicView> = {}) => finishAhead({ ...start, ...told }, now);

  test("draws near in steps, from the start to the bell", () => {
    expect([0, 1, 15_000, 15_001, 30_000, 59_999, 60_000, 90_000].map((now) => at(now))).toEqual([
      1, 1, 0.75, 0.75, 0.5, 0.01, 0, 0,
    ]);
  });

  test("waits while the contest does, and is never reached without a deadline", () => {
    const clock = { ...start.clock, pausedAt: 15_000 };
    expect(at(50_000, { phase: "paused", clock })).toBe(0.75);
    expect(at(50_000, { clock: { ...start.clock, endsAt: null } })).toBe(1);
    expect(at(50_000, { phase: "finished" })).toBe(0);
  });
});

function teamsOf({ teams }: PublicView) {
  return Object.fromEntries(Object.values(teams).map((team) => [Number(team.id.slice(1)), team]));
}
