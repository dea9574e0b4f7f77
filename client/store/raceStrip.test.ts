import { describe, expect, test } from "vitest";
import type { PublicView } from "../../shared/contest/view.ts";
import { raceStrip } from "./raceStrip.ts";
import { plainTeam, plainView, rowOfCards } from "./testing/plainView.ts";

function fleet(count: number): PublicView {
  const teams = Array.from({ length: count }, (_, index) =>
    plainTeam(index + 1, { balancePoints: 500 + index * 10 }),
  );
  return plainView({
    board: rowOfCards(3),
    teams: Object.fromEntries(teams.map((team) => [team.id, team])),
  });
}

describe("TSK3 the race as a strip", () => {
  test("every team lies where its points are, between the marks of the race", () => {
    // 500 to 540 beside cards of 100: the water is 200 long.
    expect(raceStrip(fleet(5), "t2").map(({ along }) => along)).toEqual([0, 0.05, 0.1, 0.15, 0.2]);
    expect(raceStrip(fleet(5), "t2").map(({ down }) => down)).toEqual([0.9, 0.7, 0.5, 0.3, 0.1]);
  });

  test("keeps its order while places change, and the own boat in front", () => {
    const strip = raceStrip(fleet(5), "t2");
    expect(strip.map(({ teamId }) => teamId)).toEqual(["t1", "t2", "t3", "t4", "t5"]);
    const front = strip.toSorted((a, b) => b.front - a.front);
    expect(front.map(({ teamId }) => teamId)).toEqual(["t2", "t5", "t4", "t3", "t1"]);
    expect(Math.min(...strip.map((boat) => boat.front))).toBeGreaterThan(0);
  });

  test("twelve are boats; of sixty those that matter, the others marks", () => {
    expect(raceStrip(fleet(12), "t1").every(({ look }) => look === "boat")).toBe(true);
    const boats = raceStrip(fleet(60), "t30").filter(({ look }) => look === "boat");
    expect(boats.map(({ teamId }) => teamId)).toEqual(["t29", "t30", "t31", "t58", "t59", "t60"]);
    expect(raceStrip(fleet(60), "t30")).toHaveLength(60);
  });

  test("who is out of sight is not there, the own team neither", () => {
    const view = fleet(3);
    const teams = { ...view.teams, t1: plainTeam(1, { outOfSight: true }) };
    expect(raceStrip({ ...view, teams }, "t1").map(({ teamId }) => teamId)).toEqual(["t2", "t3"]);
    expect(raceStrip(plainView(), "t1")).toEqual([]);
  });
});
