// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ContestStandings } from "../../shared/api.ts";
import { byModerator, finishes, minute } from "../../shared/contest/testing.ts";
import { en } from "../i18n/en.ts";
import { StandingsControl } from "./console/StandingsControl.tsx";
import { FinalPanel } from "./play/FinalPanel.tsx";
import { PlayHeader } from "./play/PlayHeader.tsx";
import { StandingsTable } from "./play/StandingsTable.tsx";
import { FinalStandings } from "./results/FinalStandings.tsx";
import { Finish } from "./screen/Finish.tsx";
import { ScreenContext } from "./screen/ScreenContext.ts";
import { showConsole } from "./testing/consoleStage.tsx";
import { lesson } from "./testing/lesson.ts";
import { showPlay } from "./testing/playStage.tsx";
import { clear, fill, press, rowsOf, settle, show, stageApp, textOf } from "./testing/stage.tsx";

const words = en.freezing;
const page = () => textOf(document.body);
const shows = (places: number | null) => byModerator(5, { type: "ShowPlaces", places });

beforeEach(() => {
  const still = { cancel: () => {}, play: () => {}, currentTime: 0 };
  Object.assign(Element.prototype, { animate: () => still });
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
});
afterEach(() => {
  clear();
  vi.restoreAllMocks();
});

async function showFinish(room: ReturnType<typeof lesson>): Promise<void> {
  // All is told by then. STG4
  room.now = minute;
  const store = { ...room.storeOfModerator(), privateView: signal(null) };
  const live = store.live.value;
  if (!live) throw new Error("the screen is shown something");
  await show(
    stageApp().app,
    <ScreenContext.Provider value={{ live, joinOrigins: null, happenings: [] }}>
      <Finish store={store} />
    </ScreenContext.Provider>,
  );
  await settle();
}

test("FRZ11 a team out of sight sees its own points at the end of the first places, and no place", async () => {
  const room = lesson(shows(1));
  await showPlay(
    room,
    "t2",
    <>
      <PlayHeader />
      <StandingsTable />
    </>,
  );
  expect(page()).toContain(words.firstPlaces(1));
  expect(rowsOf(document.querySelector("table"))).toEqual([
    ["1", "Ann", "600", ""],
    [`—${words.notShown}`, `Bob (${en.play.you})`, "500", "200"],
  ]);
  expect(textOf(document.querySelector("[data-figure=place]"))).toBe(`—${words.notShown}`);
});

test("FRZ11 who is in sight sees its place among all teams", async () => {
  await showPlay(lesson(shows(1)), "t1", <PlayHeader />);
  expect(textOf(document.querySelector("[data-figure=place]"))).toBe(en.play.placeOf(1, 3));
});

test("FRZ11 without places a team's last word is its points", async () => {
  await showPlay(lesson(shows(0), finishes(6)), "t1", <FinalPanel />);
  expect(page()).toContain(en.play.finalBalance(600));
  expect(page()).not.toContain(en.play.finalPlace(1, 3));
});

test("FRZ11 the screen names who else plays; without places there is no podium", async () => {
  await showFinish(lesson(shows(1), finishes(6)));
  expect(page()).toContain(`${words.others} Bob, Cid`);
  expect(document.querySelector(".podium")).not.toBeNull();
  clear();
  await showFinish(lesson(shows(0), finishes(6)));
  expect(page()).toContain(words.ownOnly);
  expect(page()).toContain("Ann, Bob, Cid");
  expect(document.querySelector(".podium")).toBeNull();
  expect(page()).not.toContain("600");
});

test("FRZ11 the page of results says how much of them it shows", async () => {
  const results: ContestStandings = {
    title: "Spring",
    finishedAt: 1,
    finality: "final",
    shownPlaces: 1,
    others: ["Bob"],
    standings: [{ teamId: "t1", name: "Ann", boat: 0, place: 1, balancePoints: 600, solvedCount: 1 }],
    awards: [],
  };
  const { app } = stageApp();
  await show(app, <FinalStandings results={results} ownTeamIds={[]} />);
  expect(page()).toContain(words.firstPlaces(1));
  expect(page()).toContain(`${words.others} Bob`);
  clear();
  await show(app, <FinalStandings results={{ ...results, shownPlaces: 0, standings: [] }} ownTeamIds={[]} />);
  expect(page()).toContain(words.ownOnly);
  expect(page()).not.toContain(en.results.nobody);
});

test("STD1 results that are frozen by worth say what teams stood by then; the true ones are balances", async () => {
  const standings = [{ teamId: "t1", name: "Ann", boat: 0, place: 1, balancePoints: 100, solvedCount: 0 }];
  const results: ContestStandings = {
    title: "Spring",
    finishedAt: 1,
    finality: "provisional",
    standings,
    awards: [],
  };
  const { app } = stageApp();
  const shown = () => rowsOf(document.querySelector("table"));
  await show(app, <FinalStandings results={results} ownTeamIds={[]} />);
  expect(shown()).toEqual([["1", "Ann", "100", "0"]]);
  expect(page()).toContain(en.results.columns.balance);
  clear();
  const frozen = {
    ...results,
    frozenAt: 1,
    standings: standings.map((row) => ({ ...row, worthPoints: 600 })),
  };
  await show(app, <FinalStandings results={frozen} ownTeamIds={[]} />);
  expect(shown()).toEqual([["1", "Ann", "600", "0"]]);
  expect(page()).toContain(en.rules.total);
  expect(page()).toContain(en.rules.totalThen);
});

test("FRZ11 PAG41 a moderator chooses; what is chosen already is not sent again, and its button keeps the focus", async () => {
  const room = lesson();
  await showConsole(room, <StandingsControl />);
  await press(words.control);
  const apply = () =>
    [...document.querySelectorAll("button")].find((button) => textOf(button) === words.seenApply);
  const waits = () => [apply()?.disabled, apply()?.getAttribute("aria-disabled")];
  expect(waits()).toEqual([false, "true"]);
  await press(words.seenApply);
  expect(room.sent).toEqual([]);
  await choose(words.seen.first);
  expect(document.querySelector<HTMLInputElement>("input[max='999']")?.value).toBe("10");
  await press(words.seenApply);
  expect(room.state.value.shown?.places).toBe(10);
  expect(page()).toContain(words.controlSome);
  await fill("places", "0");
  expect(page()).toContain(words.placesWrong);
  await press(words.seenApply);
  expect(room.state.value.shown?.places).toBe(10);
  await choose(words.seen.own);
  await press(words.seenApply);
  expect(room.state.value.shown?.places).toBe(0);
  expect(waits()).toEqual([false, "true"]);
  await choose(words.seen.all);
  await press(words.seenApply);
  expect(room.state.value.shown).toBeUndefined();
});

test("FRZ11 CON16 a moderator who has chosen none, or has sent it, sees what a colleague chooses", async () => {
  const room = lesson();
  await showConsole(room, <StandingsControl />);
  await press(words.control);
  const chosen = () =>
    [...document.querySelectorAll("label")]
      .filter((label) => label.querySelector<HTMLInputElement>("input[type=radio]")?.checked)
      .map((label) => textOf(label));
  expect(chosen()).toEqual([words.seen.all]);
  await settle(() => room.happens(shows(3)));
  expect(chosen()).toEqual([words.seen.first]);
  expect(document.querySelector<HTMLInputElement>("input[max='999']")?.value).toBe("3");
  await choose(words.seen.own);
  await settle(() => room.happens(shows(4)));
  expect(chosen()).toEqual([words.seen.own]);
  await press(words.seenApply);
  expect(room.state.value.shown?.places).toBe(0);
  await settle(() => room.happens(shows(null)));
  expect(chosen()).toEqual([words.seen.all]);
});

test("FRZ11 what a colleague chooses is said to a moderator who has chosen, too, before that is written over", async () => {
  const room = lesson();
  await showConsole(room, <StandingsControl />);
  await press(words.control);
  const said = (value: string) => en.library.changedTo(value);
  await choose(words.seen.own);
  await settle(() => room.happens(shows(3)));
  expect(page()).toContain(said(words.firstPlaces(3)));
  await settle(() => room.happens(shows(null)));
  expect(page()).not.toContain(said(""));
  await settle(() => room.happens(shows(4)));
  expect(page()).toContain(said(words.firstPlaces(4)));
  await press(words.seenApply);
  expect(room.state.value.shown?.places).toBe(0);
  expect(page()).not.toContain(said(""));
  await settle(() => room.happens(shows(3)));
  expect(page()).not.toContain(said(""));
});

test("FRZ11 what a moderator has sent is nobody else's doing, though another choice is made while it is on its way", async () => {
  const room = lesson();
  await showConsole(room, <StandingsControl />);
  await press(words.control);
  const said = (value: string) => en.library.changedTo(value);
  const release = room.holdReplies();
  await choose(words.seen.own);
  await press(words.seenApply);
  await choose(words.seen.first);
  await settle(release);
  expect(room.state.value.shown?.places).toBe(0);
  expect(page()).not.toContain(said(""));
  await settle(() => room.happens(shows(null)));
  expect(page()).toContain(said(words.seen.all));
});

test("CON16 the field for a planned freeze begins with what is planned, and follows it until something is typed", async () => {
  const plans = (to: number | null) => byModerator(5, { type: "PlanFreeze", minutesBeforeEnd: to });
  const room = lesson(plans(4));
  await showConsole(room, <StandingsControl />);
  await press(words.control);
  const field = () => document.querySelector<HTMLInputElement>("input[max='1440']");
  expect(field()?.value).toBe("4");
  await settle(() => room.happens(plans(6)));
  expect(field()?.value).toBe("6");
  await settle(() => {
    const box = field();
    if (!box) throw new Error("no field");
    box.value = "7";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await settle(() => room.happens(plans(8)));
  expect(field()?.value).toBe("7");
  expect(page()).toContain(words.planned(8));
  await press(words.plan);
  expect([room.state.value.freezeMinutes, field()?.value]).toEqual([7, "7"]);
  await settle(() => room.happens(plans(9)));
  expect(field()?.value).toBe("9");
  await settle(() => room.happens(plans(null)));
  expect(field()?.value).toBe("10");
});

async function choose(label: string): Promise<void> {
  const choice = [...document.querySelectorAll("label")].find((each) => textOf(each).includes(label));
  await settle(() => choice?.querySelector("input")?.click());
}
