import { expect, test } from "vitest";
import { boatsAt, openRace } from "../race/raceModel.ts";
import { layoutWater, pointOf } from "../race/raceWater.ts";
import { raceView } from "../race/testing/views.ts";
import { leaderX, shareBelow } from "./leader.ts";

const water = { left: 38, top: 300, width: 1844, height: 480 };

test.each([1, 3, 30, 60])("PNK4 of %i boats it is the first that the kitten follows", (count) => {
  const teams = Array.from({ length: count }, (_, index) => [index + 1, { balancePoints: 500 + index * 40 }]);
  const view = raceView(Object.fromEntries(teams));
  const [leader] = boatsAt(openRace(view), Number.POSITIVE_INFINITY);
  if (!leader) throw new Error("nobody sails");
  expect(leader.racer.teamId).toBe(`t${count}`);
  const { x } = pointOf(layoutWater(count, { ...water, pixelRatio: 1 }), leader);
  expect(leaderX(view, water)).toBe(water.left + x);
});

test("PNK4 without boats there is nobody to follow, and what is out of sight leads nobody", () => {
  expect(leaderX(raceView({}), water)).toBeNull();
  const hidden = raceView({ 1: { balancePoints: 500 }, 2: { balancePoints: 9_000, outOfSight: true } });
  const seen = raceView({ 1: { balancePoints: 500 } });
  expect(leaderX(hidden, water)).toBe(leaderX(seen, water));
});

test("PNK4 the kitten's middle is beneath the boat, and all of it in the window", () => {
  const width = 180;
  expect(shareBelow(1_000, 1_920, width) * (1_920 - width) + width / 2).toBeCloseTo(1_000);
  expect(shareBelow(20, 1_920, width)).toBe(0);
  expect(shareBelow(1_910, 1_920, width)).toBe(1);
  expect(shareBelow(100, 150, width)).toBe(0);
});
