// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import { answers, buys, byModerator, created, joins, opens, starts } from "../shared/contest/testing.ts";
import { viewFor } from "../shared/contest/viewFor.ts";
import { en } from "./i18n/en.ts";
import { ScreenContext } from "./pages/screen/ScreenContext.ts";
import { ScreenStandings } from "./pages/screen/ScreenStandings.tsx";
import { openClassroom } from "./pages/testing/classroom.ts";
import { clear, rowsOf, show, stageApp } from "./pages/testing/stage.tsx";
import { openRace } from "./race/raceModel.ts";

afterEach(() => clear());

const lesson = (teams: number, rules: Parameters<typeof created>[1] = {}) =>
  openClassroom(
    created({ limits: { teams: 60, seatsPerTeam: 1 } }, rules),
    opens(),
    ...Array.from({ length: teams }, (_, index) => joins(index + 1, `Team ${index + 10}`)),
    starts(),
  );
const secondSolves = [buys(1, "t2", 1), answers(2, "t2", 1, "42")];

describe.each([2, 3, 30, 60])("RCE2 of %i teams the standings that are heard", (teams) => {
  test.each([
    ["ties are shared", {}, secondSolves],
    ["ties are broken", { tieBreak: "earliest" } as const, secondSolves],
    ["they are frozen", {}, [byModerator(0, { type: "FreezeStandings" }), ...secondSolves]],
    ["nobody has earned anything", {}, []],
  ])("say of every boat its place and points where %s", async (_, rules, acts) => {
    const room = lesson(teams, rules);
    room.happens(...acts);
    const live = room.storeOfModerator().live.value;
    if (!live) throw new Error("the contest is there");
    const told = { live, joinOrigins: null, happenings: [] };
    await show(
      stageApp().app,
      <ScreenContext.Provider value={told}>
        <ScreenStandings title="Standings" spread="unseen" />
      </ScreenContext.Provider>,
    );
    const number = en.format.integer;
    const drawn = openRace(viewFor(room.state.value, { kind: "public" })).racers.map(
      ({ place, name, points }) => [number(place), name, number(points)],
    );
    const heard = rowsOf(document.querySelector("table"));
    expect(drawn).toHaveLength(teams);
    expect(heard.map(([place, name, , points]) => [place, name, points])).toEqual(drawn);
  });
});
