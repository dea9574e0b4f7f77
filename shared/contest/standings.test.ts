import { describe, expect, test } from "vitest";
import { inPlayPoints, type Standable, standingsOf } from "./standings.ts";
import { answers, buys, created, finishes, given, running, teamIn } from "./testing.ts";

function team(id: string, balancePoints: number, lastRewardAt: number | null = null, name = id): Standable {
  return { id, name, balancePoints, lastRewardAt };
}

function places(teams: readonly Standable[], tieBreak: "shared" | "earliest" = "shared") {
  return standingsOf(teams, { tieBreak }).map(({ place, team }) => `${place} ${team.name}`);
}

describe("standings", () => {
  test("STD1 by balance, the highest first, debts last", () => {
    expect(places([team("t1", 0), team("t2", 10), team("t3", -5)])).toEqual(["1 t2", "2 t1", "3 t3"]);
  });

  test("STD2 equal balances share a place: 1, 2, 2, 4", () => {
    const teams = [team("t1", 5), team("t2", 7), team("t3", 9), team("t4", 7)];
    expect(places(teams)).toEqual(["1 t3", "2 t2", "2 t4", "4 t1"]);
    expect(places([team("t1", 5), team("t2", 5), team("t3", 5)])).toEqual(["1 t1", "1 t2", "1 t3"]);
  });

  test("STD2 within a place by name, by code points, whatever the order they came in", () => {
    const teams = [
      team("t1", 5, null, "b"),
      team("t2", 5, null, "Z"),
      team("t3", 5, null, "ä"),
      team("t4", 5, null, "a"),
    ];
    expect(places(teams)).toEqual(["1 Z", "1 a", "1 b", "1 ä"]);
    expect(places(teams.toReversed())).toEqual(places(teams));
  });

  test("STD2 of equal names the older team first, t2 before t10", () => {
    const twins = [team("t10", 5, null, "x"), team("t2", 5, null, "x")];
    expect(standingsOf(twins, { tieBreak: "shared" }).map((standing) => standing.team.id)).toEqual([
      "t2",
      "t10",
    ]);
  });

  test("STD3 the earlier last reward stands higher where the rules say so", () => {
    const teams = [
      team("t1", 5, 30),
      team("t2", 5, 20),
      team("t3", 5, 20),
      team("t4", 5, null),
      team("t5", 9, 99),
    ];
    expect(places(teams, "earliest")).toEqual(["1 t5", "2 t4", "3 t2", "3 t3", "5 t1"]);
    expect(places(teams, "shared")).toEqual(["1 t5", "2 t1", "2 t2", "2 t3", "2 t4"]);
  });

  test("STD1 nobody is nobody", () => expect(places([])).toEqual([]));

  test("STD4 in play is what was paid for active cards", () => {
    const history = running(created(), buys(1, "t1", 1), buys(2, "t1", 2), answers(3, "t1", 1, "42"));
    expect(inPlayPoints(teamIn(given(history).state, "t1"))).toBe(200);
    expect(inPlayPoints(teamIn(given(running(created(), buys(1, "t1", 1), finishes(2))).state, "t1"))).toBe(
      0,
    );
    const relieved = running(created({}, { startPoints: 20 }), buys(1, "t1", 6));
    expect(inPlayPoints(teamIn(given(relieved).state, "t1"))).toBe(20);
  });
});
