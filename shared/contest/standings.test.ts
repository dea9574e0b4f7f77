import { describe, expect, test } from "vitest";
import { inPlayPoints, rankingPoints, type Standable, standingsOf } from "./standings.ts";
import {
  answers,
  buys,
  byModerator,
  created,
  finishes,
  given,
  joins,
  reopens,
  running,
  teamIn,
} from "./testing.ts";
import { trueStandings } from "./trueStandings.ts";

function team(id: string, balancePoints: number, lastRewardAt: number | null = null, name = id): Standable {
  return { id, name, balancePoints, inPlayPoints: 0, lastRewardAt };
}

function places(teams: readonly Standable[], tieBreak: "shared" | "earliest" = "shared") {
  return standingsOf(teams, { ranking: "balance", tieBreak }).map(
    ({ place, team }) => `${place} ${team.name}`,
  );
}

describe("standings", () => {
  test("STD1 by balance, the highest first, debts last", () => {
    expect(places([team("t1", 0), team("t2", 10), team("t3", -5)])).toEqual(["1 t2", "2 t1", "3 t3"]);
  });

  test("STD1 by worth what is in play counts, by balance it does not", () => {
    const [poor, rich, level] = [team("t1", 100), team("t2", 450), team("t3", 500)];
    const teams = [{ ...poor, inPlayPoints: 400 }, rich, level];
    const rules = { ranking: "worth", tieBreak: "shared" } as const;
    const byWorth = standingsOf(teams, rules).map(({ place, team }) => `${place} ${team.name}`);
    expect(byWorth).toEqual(["1 t1", "1 t3", "3 t2"]);
    expect(places(teams)).toEqual(["1 t3", "2 t2", "3 t1"]);
    expect(teams.map((each) => rankingPoints(each, rules))).toEqual([500, 450, 500]);
    expect(teams.map((each) => rankingPoints(each, { ranking: "balance" }))).toEqual([100, 450, 500]);
  });

  test("STD3 of equal worths the earlier reward, too, stands higher", () => {
    const teams = [{ ...team("t1", 100, 30), inPlayPoints: 400 }, team("t2", 500, 20)];
    const standings = standingsOf(teams, { ranking: "worth", tieBreak: "earliest" });
    expect(standings.map(({ place, team }) => [place, team.id])).toEqual([
      [1, "t2"],
      [2, "t1"],
    ]);
  });

  test("STD2 equal balances share a place: 1, 2, 2, 4", () => {
    const teams = [team("t1", 5), team("t2", 7), team("t3", 9), team("t4", 7)];
    expect(places(teams)).toEqual(["1 t3", "2 t2", "2 t4", "4 t1"]);
    expect(places([team("t1", 5), team("t2", 5), team("t3", 5)])).toEqual(["1 t1", "1 t2", "1 t3"]);
  });

  test("STD2 within a place by name, by UTF-16 units, whatever the order they came in", () => {
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
    const standings = standingsOf(twins, { ranking: "balance", tieBreak: "shared" });
    expect(standings.map((standing) => standing.team.id)).toEqual(["t2", "t10"]);
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
    const refund = byModerator(2, { type: "RefundPurchase", teamId: "t1", purchaseId: 1, why: "" });
    const { state } = given(running(created(), buys(1, "t1", 1), refund));
    expect([inPlayPoints(teamIn(state, "t1")), teamIn(state, "t1").balancePoints]).toEqual([0, 500]);
  });
});

describe("the standings of a contest", () => {
  const lines = (...history: Parameters<typeof running>) =>
    trueStandings(given(running(...history)).state).map(
      ({ place, team }) => `${place} ${team.name} ${team.balancePoints}`,
    );
  const byWorth = created({}, { ranking: "worth" });
  const byBalance = created({}, { ranking: "balance" });

  test("STD1 whoever buys keeps the place by worth, and falls by balance", () => {
    expect(lines(byWorth, buys(1, "t1", 2))).toEqual(["1 Ann 300", "1 Bob 500"]);
    expect(lines(byBalance, buys(1, "t1", 2))).toEqual(["1 Bob 500", "2 Ann 300"]);
  });

  test("STD1 a failed card is in play no more, a solved one has become points", () => {
    const fails = ["1", "2", "3"].map((answer, index) => answers(2 + index, "t1", 1, answer));
    expect(lines(byWorth, buys(1, "t1", 1), ...fails)).toEqual(["1 Bob 500", "2 Ann 400"]);
    expect(lines(byWorth, buys(1, "t1", 1), answers(2, "t1", 1, "42"))).toEqual(["1 Ann 600", "2 Bob 500"]);
  });

  test("STD1 TIM7 TIM8 the finish counts balances, lost prices and refunds alike; reopening brings back what was in play", () => {
    const bought = [buys(1, "t1", 2), finishes(2)] as const;
    expect(lines(byWorth, ...bought)).toEqual(["1 Bob 500", "2 Ann 300"]);
    const refunding = created({}, { ranking: "worth", refundExpired: true });
    expect(lines(refunding, ...bought)).toEqual(["1 Ann 500", "1 Bob 500"]);
    for (const first of [byWorth, refunding])
      expect(lines(first, ...bought, reopens(3, 60_000))).toEqual(["1 Ann 300", "1 Bob 500"]);
  });

  test("STD5 a removed team stands nowhere, whatever it has in play", () => {
    const removed = byModerator(3, { type: "RemoveTeam", teamId: "t3" });
    expect(lines(byWorth, joins(3, "Cid", 1), buys(2, "t3", 2), removed)).toEqual(["1 Ann 500", "1 Bob 500"]);
  });
});
