// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import { answers, buys, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { viewFor } from "../../../shared/contest/viewFor.ts";
import { en } from "../../i18n/en.ts";
import type { ScreenViewName } from "../../store/screenShow.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { clear, rowsOf, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { Race } from "./Race.tsx";
import { ScreenFrame } from "./ScreenFrame.tsx";

const names = Array.from({ length: 40 }, (_, index) => `Team ${index + 10}`);

beforeEach(() => {
  // jsdom moves nothing and lays nothing out.
  Object.assign(Element.prototype, { animate: () => ({ cancel: () => {}, play: () => {}, currentTime: 0 }) });
  document.head.innerHTML = "<style>div { line-height: 40px }</style>";
});
afterEach(() => {
  clear();
  vi.restoreAllMocks();
});

/** A screen on which somebody has chosen the race, or another view; `tell` says whether it is drawn. */
async function showRace(room: Classroom, shows: ScreenViewName = "race") {
  const store = { ...room.storeOfModerator(), privateView: signal(null) };
  const { app } = stageApp();
  let tell = (_isDrawn: boolean) => {};
  app.screenShow.choose(store.live.value?.view.roomCode ?? "", shows);
  const mountRace: typeof app.mountRace = (_host, _source, onDrawn) => {
    tell = onDrawn;
    onDrawn(true);
    return { destroy: () => {} };
  };
  function Screen() {
    const live = store.live.value;
    return (
      live && (
        <ScreenFrame store={store} live={live}>
          <Race store={store} />
        </ScreenFrame>
      )
    );
  }
  await show({ ...app, mountRace }, <Screen />);
  await settle();
  return { tell: (isDrawn: boolean) => settle(() => tell(isDrawn)) };
}

const lessonOf = (teams: readonly string[]) =>
  openClassroom(
    created({ limits: { teams: 40, seatsPerTeam: 1 } }),
    opens(),
    ...teams.map((name, index) => joins(index + 1, name)),
    starts(),
  );
const lesson = (teams: number) => lessonOf(names.slice(0, teams));

const standings = () => document.querySelector(`section[aria-label="${en.screen.standings}"]`);

test("RCE2 who listens is told the standings of the whole race, in its order, and sees them when it is lost", async () => {
  const room = lesson(40);
  const { tell } = await showRace(room);
  await settle(() => room.happens(buys(0, "t7", 1), answers(1, "t7", 1, "42")));
  const view = viewFor(room.state.value, { kind: "public" });
  const told = rowsOf(standings()?.querySelector("table") ?? null);
  expect(told.map(([, name]) => name)).toEqual(shownStandings(view).map(({ team }) => team.name));
  expect(told[0]?.[1]).toBe("Team 16");
  expect(told[0]?.[3]).toBe(
    rankingPoints(view.teams.t7 ?? { balancePoints: 0, inPlayPoints: 0 }, view.rules).toLocaleString("en"),
  );
  expect(standings()?.className).toBe("visually-hidden");
  expect(document.querySelector(".race-water")?.getAttribute("aria-hidden")).toBe("true");
  await tell(false);
  expect(standings()?.className).toBe("screen-standings");
  await tell(true);
  expect(standings()?.className).toBe("visually-hidden");
});

const solves = (n: number) => [buys(1, `t${n}`, 1), answers(2, `t${n}`, 1, "42")];

/** jsdom lays nothing out: a screen with room for fourteen rows. */
function layOut() {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(innerHeight * 0.64);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1_300);
  document.head.innerHTML = "<style>div { font-size: 30px; line-height: 34px }</style>";
}

describe("RCE3", () => {
  const leaders = () => [...document.querySelectorAll(".leaders > li .leader-name")].map(textOf);

  test.each(["race", "board", "join"] as const)(
    "the first three stand over %s, the leader first",
    async (view) => {
      await showRace(lesson(4), view);
      expect(leaders()).toEqual(names.slice(0, 3));
      expect(standings()?.className).toBe("visually-hidden");
    },
  );

  test.each([
    [6, 0],
    [7, 3],
    [14, 3],
  ])("standings of %i teams over the whole screen have %i names over them", async (teams, most) => {
    layOut();
    await showRace(lesson(teams), "standings");
    expect(leaders()).toHaveLength(most);
  });

  const forty = "Forty letters are a very long name indee";
  const strip = () => ({ ...document.querySelector<HTMLElement>(".leaders")?.dataset });

  test.each(["race", "all"] as const)("who leads alone by a long name has lines over %s", async (view) => {
    const room = lessonOf([forty, "Foxes"]);
    await showRace(room, view);
    expect(strip()).toMatchObject({ alone: "false", long: "false" });
    await settle(() => room.happens(...solves(1)));
    expect(leaders()[0]).toBe(forty);
    expect(strip()).toMatchObject({ alone: "true", long: "true" });
  });

  test("a short name that leads alone keeps its line", async () => {
    const room = lessonOf([forty, "Foxes"]);
    await showRace(room);
    await settle(() => room.happens(...solves(2)));
    expect(leaders()[0]).toBe("Foxes");
    expect(strip()).toMatchObject({ alone: "true", long: "false" });
  });

  test.each([
    [1, [forty, "Foxes"]],
    [2, []],
  ])("a name too long for its row is told above the rows where team %i leads", async (n, told) => {
    layOut();
    const room = lessonOf([forty, "Foxes"]);
    await showRace(room, "standings");
    await settle(() => room.happens(...solves(n)));
    expect(leaders()).toEqual(told);
  });

  test("beside the board all who share the lead are large, three at most, and else who leads", async () => {
    const room = lesson(4);
    await showRace(room, "all");
    expect(leaders()).toEqual(names.slice(0, 3));
    await settle(() => room.happens(...solves(2)));
    expect(leaders()).toEqual([names[1]]);
  });
});
