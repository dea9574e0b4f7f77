import { beforeEach, expect, test } from "vitest";
import { FakeClock } from "../test/fakeClock.ts";
import { TeamTeller } from "./TeamTeller.ts";

const many = Array.from({ length: 40 }, (_, index) => `t${index + 1}`);
let clock: FakeClock;
let told: string[];
let teller: TeamTeller;

beforeEach(() => {
  clock = new FakeClock(0);
  told = [];
  teller = new TeamTeller(clock, (teamId) => told.push(teamId));
});

test("SEE13 a few teams are told at once", () => {
  teller.tell(["t1", "t2"]);
  expect(told).toEqual(["t1", "t2"]);
});

test("SEE15 many are told some by some, in order, each once", () => {
  teller.tell(many);
  expect(told).toEqual([]);
  clock.advance(0);
  expect(told).toEqual(many);
});

test("SEE15 a team whose turn has not come is told at once of what it does itself, and not again", () => {
  teller.tell(many);
  teller.tell(["t40"]);
  expect(told).toEqual(["t40"]);
  clock.advance(0);
  expect(told).toHaveLength(many.length);
});

test("those who wait for several things are told once", () => {
  teller.tell(many);
  teller.tell(many.toReversed());
  clock.advance(0);
  expect(told).toEqual(many);
});

test("stopped, it tells nobody any more, and goes on with what comes then", () => {
  teller.tell(many);
  teller.stop();
  clock.advance(0);
  expect(told).toEqual([]);
  teller.tell(many);
  clock.advance(0);
  expect(told).toEqual(many);
});
