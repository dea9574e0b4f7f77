import { beforeEach, describe, expect, test } from "vitest";
import type { ContestState, Team } from "../../shared/contest/state.ts";
import { created, given, running } from "../../shared/contest/testing.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { Budgets } from "./Budgets.ts";
import { Changes } from "./Changes.ts";
import { PinGuard } from "./PinGuard.ts";

let clock: FakeClock;
let guard: PinGuard;
let told: number;
const { state } = given(running(created()));
const { contestId } = state;
const team = teamOf(state);

beforeEach(() => {
  clock = new FakeClock(Date.UTC(2026, 10, 2));
  const budgets = new Budgets(clock, { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 });
  const changes = new Changes();
  guard = new PinGuard({ clock, budgets, changes });
  told = 0;
  changes.subscribe(contestId, () => {
    told += 1;
  });
});

function teamOf({ teams }: ContestState): Team {
  const [first] = Object.values(teams);
  if (!first) throw new Error("no team");
  return first;
}

function guess(times: number): void {
  for (let count = 0; count < times; count += 1) guard.countWrong(contestId, team);
}

const knock = (key: string, address = key) => guard.knock(contestId, team, { key, address });
const knocks = () => guard.knocks(state, Object.keys(state.teams));

describe("AUT14 a team is guarded", () => {
  test("from its twentieth wrong PIN on, and no other team", () => {
    guess(19);
    expect(guard.isGuarded(contestId, team)).toBe(false);
    guess(1);
    expect(guard.isGuarded(contestId, team)).toBe(true);
    for (const other of Object.values(state.teams)) {
      if (other !== team) expect(guard.isGuarded(contestId, other)).toBe(false);
    }
    expect(guard.isGuarded("another contest", team)).toBe(false);
  });

  test("until ten minutes have passed without a wrong one", () => {
    guess(20);
    clock.advance(9 * 60_000);
    guess(1);
    clock.advance(10 * 60_000);
    expect(guard.isGuarded(contestId, team)).toBe(true);
    clock.advance(1);
    expect(guard.isGuarded(contestId, team)).toBe(false);
    guess(19);
    expect(guard.isGuarded(contestId, team)).toBe(false);
  });

  test("until it has a new PIN; who waited with the old one stands at no door then", () => {
    guess(30);
    knock("mate");
    const renewed = { ...team, pin: "555555" };
    expect(guard.isGuarded(contestId, renewed)).toBe(false);
    expect(guard.knocks({ ...state, teams: { ...state.teams, [team.id]: renewed } }, [team.id])).toEqual([]);
  });
});

describe("AUT15 who waits at the door", () => {
  beforeEach(() => guess(20));

  test("is let in by one answer, alone", () => {
    expect(knock("mate")).toBe(false);
    expect(knock("thief")).toBe(false);
    const [mate] = knocks();
    expect(mate).toEqual({
      id: expect.stringMatching(/^[\w-]{16}$/),
      teamId: team.id,
      number: expect.any(Number),
    });
    expect(guard.answer(contestId, team, mate?.id ?? "", true)).toBe(true);
    expect(guard.answer(contestId, team, mate?.id ?? "", false)).toBe(false);
    expect(knock("mate")).toBe(true);
    expect(knock("thief")).toBe(false);
    expect(knocks()).toHaveLength(1);
  });

  test("sent away, it waits on and is not shown again", () => {
    knock("thief");
    expect(guard.answer(contestId, team, knocks()[0]?.id ?? "", false)).toBe(true);
    expect(knock("thief")).toBe(false);
    expect(knocks()).toEqual([]);
  });

  test("are four at most, two of one address; others are shown when there is room", () => {
    for (const key of ["a", "b", "c"]) knock(key, "one address");
    expect(knocks()).toHaveLength(2);
    for (const key of ["d", "e", "f"]) knock(key);
    expect(knocks()).toHaveLength(4);
    guard.answer(contestId, team, knocks()[0]?.id ?? "", false);
    knock("c", "one address");
    expect(knocks()).toHaveLength(4);
  });

  test("is forgotten when it has not asked for 20 s; who is let in has a minute", () => {
    knock("mate");
    knock("gone");
    guard.answer(contestId, team, knocks()[0]?.id ?? "", true);
    clock.advance(20_001);
    const before = told;
    guard.sweep(state);
    expect(told).toBeGreaterThan(before);
    expect(knocks()).toEqual([]);
    expect(guard.contestIds()).toEqual([contestId]);
    expect(knock("mate")).toBe(true);
    clock.advance(60_001);
    expect(knock("mate")).toBe(false);
  });

  test("is not asked about without end, whatever comes", () => {
    for (let count = 0; count < 1_000; count += 1) {
      knock(`device ${count}`);
      for (const { id } of knocks()) guard.answer(contestId, team, id, false);
    }
    expect(knocks()).toEqual([]);
    expect(told).toBeLessThan(100);
  });
});
