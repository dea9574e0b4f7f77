import { describe, expect, test } from "vitest";
import { classicRules } from "../../shared/contest/rules.ts";
import type { PublicTeam, PublicView } from "../../shared/contest/view.ts";
import { standingsLine } from "./standingsLine.ts";
import { teamNameOf } from "./teamName.ts";
import { plainTeam, plainView } from "./testing/plainView.ts";

/** Teams of so many points, the first being "t1". */
function view(points: readonly (number | Partial<PublicTeam>)[], told: Partial<PublicView> = {}): PublicView {
  const teams = points.map((stand, index) =>
    plainTeam(index + 1, typeof stand === "number" ? { balancePoints: stand } : stand),
  );
  return plainView({ teams: Object.fromEntries(teams.map((team) => [team.id, team])), ...told });
}

const team = (number: number) => teamNameOf(plainTeam(number));

describe("TSK2 the line of the standings", () => {
  test("tells how far the next better one is, and of the first how far the next", () => {
    const three = view([550, 700, 600]);
    expect(standingsLine(three, "t1")).toEqual({ type: "behind", place: 3, team: team(3), points: 50 });
    expect(standingsLine(three, "t3")).toEqual({ type: "behind", place: 2, team: team(2), points: 100 });
    expect(standingsLine(three, "t2")).toEqual({ type: "ahead", place: 1, team: team(3), points: 100 });
  });

  test("counts by what the rules rank by", () => {
    const teams = [{ balancePoints: 400, inPlayPoints: 200 }, 500];
    expect(standingsLine(view(teams), "t1")).toMatchObject({ type: "ahead", points: 100 });
    const byBalance = { rules: { ...classicRules, ranking: "balance" as const } };
    expect(standingsLine(view(teams, byBalance), "t1")).toMatchObject({ type: "behind", points: 100 });
  });

  test("names all who share the place", () => {
    expect(standingsLine(view([500, 700, 500, 500]), "t1")).toEqual({
      type: "shared",
      place: 2,
      teams: [team(3), team(4)],
    });
  });

  test("who is only later is no point behind", () => {
    const rules = { ...classicRules, tieBreak: "earliest" as const };
    const teams = [
      { balancePoints: 700, lastRewardAt: 9 },
      { balancePoints: 700, lastRewardAt: 5 },
    ];
    expect(standingsLine(view(teams, { rules }), "t1")).toEqual({
      type: "behind",
      place: 2,
      team: team(2),
      points: 0,
    });
  });

  test("says no more than a freeze and places that are not shown leave to be seen", () => {
    const frozen = view([500, 700], { freeze: { frozenAt: 1, revealed: [] } });
    expect(standingsLine(frozen, "t1")).toEqual({ type: "frozen" });
    const teams = [{ balancePoints: 700 }, { outOfSight: true as const }, { outOfSight: true as const }];
    const firstOnly = view(teams, { shownPlaces: 1 });
    expect(standingsLine(firstOnly, "t2")).toEqual({ type: "unseen" });
    expect(standingsLine(firstOnly, "t1")).toEqual({ type: "placed", place: 1 });
  });

  test("has no place to tell before the start, and none for a team alone", () => {
    expect(standingsLine(view([500, 500], { phase: "lobby" }), "t1")).toEqual({
      type: "gathering",
      teams: 2,
    });
    expect(standingsLine(view([500]), "t1")).toEqual({ type: "alone" });
  });
});
