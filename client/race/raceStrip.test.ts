import { expect, test } from "vitest";
import { raceStrip } from "../store/raceStrip.ts";
import { plainTeam, plainView, rowOfCards } from "../store/testing/plainView.ts";
import { boatsAt, openRace } from "./raceModel.ts";

test("TSK3 on a team's strip every boat lies where the big screen's race has it at rest", () => {
  const teams = [500, 840, 620, 500].map((balancePoints, index) => plainTeam(index + 1, { balancePoints }));
  const view = plainView({
    board: rowOfCards(3),
    teams: Object.fromEntries(teams.map((team) => [team.id, team])),
  });
  const race = boatsAt(openRace(view), Number.POSITIVE_INFINITY).map(({ racer, along, down }) => [
    racer.teamId,
    { along, down, boat: racer.boat },
  ]);
  const strip = raceStrip(view, "t1").map(({ teamId, along, down, boat }) => [teamId, { along, down, boat }]);
  expect(Object.fromEntries(strip)).toEqual(Object.fromEntries(race));
  expect(strip).toHaveLength(4);
});
