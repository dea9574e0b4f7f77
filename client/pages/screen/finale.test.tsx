// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  buys,
  byModerator,
  created,
  finishes,
  freezes,
  joins,
  opens,
  reopens,
  revealsNext,
  starts,
  thaws,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { lesson } from "../testing/lesson.ts";
import { clear, rowsOf, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { awardsMs } from "./awardPages.ts";
import { burstMs } from "./confetti.ts";
import { stepMs, stillMs, winnersMs } from "./finale.ts";
import { ScreenFrame } from "./ScreenFrame.tsx";
import { ScreenPicture } from "./ScreenPage.tsx";

const { staging, screen, freezing, closing } = en;
const bell = 10;
const gives = (at: number, text: string) => byModerator(at, { type: "GiveOwnAward", teamId: "t3", text });
const reviews = (at: number, cardId: number | null) =>
  byModerator(at, { type: "ReviewTask", cardId, step: "statement" });
const standsIn = (at: number, isStandingIn: boolean) => {
  const wish = { show: "standin", zoomPercent: 100, marginPercent: 0, sound: "own" } as const;
  return byModerator(at, { type: "SteerScreen", screen: "", wish: isStandingIn ? wish : null });
};

beforeEach(() => {
  vi.useFakeTimers();
  // jsdom moves nothing and lays nothing out.
  Object.assign(Element.prototype, { animate: () => ({ cancel: () => {}, play: () => {}, currentTime: 0 }) });
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  document.head.innerHTML = "<style>div { line-height: 40px }</style>";
});
afterEach(() => {
  clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const { app } = stageApp();

/** The screen as it is opened now; the browser is the same each time. */
async function showScreen(room: Classroom, isMoving = false) {
  const store = { ...room.storeOfModerator(), privateView: signal(null) };
  const played: string[] = [];
  function Screen() {
    const live = store.live.value;
    return (
      live && (
        <ScreenFrame store={store} live={live}>
          <ScreenPicture store={store} />
        </ScreenFrame>
      )
    );
  }
  const sounds = { ...app.sounds, play: (name: string) => void played.push(name) };
  const preferences = { ...app.preferences, isMoving: signal(isMoving) };
  await show({ ...app, sounds, preferences }, <Screen />);
  await settle();
  return { played };
}

/** Another time, at the same moment. */
async function reload(room: Classroom) {
  clear();
  return showScreen(room);
}

async function passes(room: Classroom, ms: number) {
  room.now += ms;
  await settle(() => vi.advanceTimersByTime(ms));
}

async function rings(room: Classroom) {
  room.now = bell;
  await settle(() => room.happens(finishes(bell)));
}

/** The organizer reveals the next result, a second later. */
async function reveals(room: Classroom) {
  await passes(room, 1_000);
  await settle(() => room.happens(revealsNext(room.now)));
}

async function pressesN() {
  await settle(() => dispatchEvent(new KeyboardEvent("keydown", { key: "n", code: "KeyN" })));
}

/** Opens the list of keys, and closes it. */
async function asksForKeys() {
  const press = { key: "?", code: "Slash", shiftKey: true };
  await settle(() => dispatchEvent(new KeyboardEvent("keydown", press)));
}

const page = () => textOf(document.body);
const said = () => textOf(document.querySelector(".finish > [role=status]"));
const caption = () => textOf(document.querySelector(".finish-head p"));
/** Teams that stand anywhere in the document, unseen or not. */
const named = () => ["Ann", "Bob", "Cid"].filter((name) => document.body.innerHTML.includes(name));
const standings = () => rowsOf(document.querySelector(".screen-standings table")).map(([, name]) => name);

test("STG3 STG4 stillness, then third, second, first, the awards, and all of it; nobody is named before", async () => {
  app.storage.remove("regatta.finale");
  const room = lesson();
  const { played } = await showScreen(room);
  await rings(room);
  expect(page()).toContain(staging.bell);
  expect([named(), said()]).toEqual([[], ""]);
  expect(document.querySelectorAll(".stillness-sea .boat")).toHaveLength(3);
  await settle(() => room.happens(gives(20, "For calm")));
  await passes(room, stillMs - 10);
  expect(named()).toEqual([]);
  await passes(room, 10);
  expect([named(), caption()]).toEqual([["Bob"], staging.place(3, 1)]);
  expect(said()).toBe(staging.told(staging.place(3, 1), "Bob", 300));
  await passes(room, stepMs);
  expect([named(), caption()]).toEqual([["Bob", "Cid"], staging.place(2, 1)]);
  expect(said()).toBe(staging.told(staging.place(2, 1), "Cid", 500));
  await passes(room, stepMs);
  expect(said()).toBe(staging.told(staging.place(1, 1), "Ann", 600));
  expect(standings()).toEqual([]);
  await passes(room, winnersMs);
  expect(said()).toContain("For calm: Cid");
  expect(named()).toEqual(["Cid"]);
  await passes(room, 8_000);
  expect(standings()).toEqual(["Ann", "Cid", "Bob"]);
  expect(page()).toContain("For calm");
  expect(page()).toContain(screen.toResults);
  expect(said()).toBe(staging.allShown);
  expect(played).toEqual(["bell", "reveal", "reveal", "fanfare", "reveal"]);
});

test("STG4 a screen that is opened in the middle goes on in the middle, silently; a late one shows all", async () => {
  app.storage.remove("regatta.finale");
  const room = lesson(finishes(bell));
  room.now = bell + stillMs + stepMs + 500;
  const { played } = await showScreen(room);
  expect(named()).toEqual(["Bob", "Cid"]);
  expect(played).toEqual([]);
  room.now += 60_000;
  await reload(room);
  expect(standings()).toEqual(["Ann", "Cid", "Bob"]);
});

test("STG4 the key goes on at once, and what was told stays told when the screen is loaded anew", async () => {
  app.storage.remove("regatta.finale");
  const room = lesson();
  await showScreen(room);
  await rings(room);
  await passes(room, 2_000);
  await pressesN();
  expect(named()).toEqual(["Bob"]);
  await pressesN();
  expect(named()).toEqual(["Bob", "Cid"]);
  await reload(room);
  expect(named()).toEqual(["Bob", "Cid"]);
  await passes(room, stepMs);
  expect(named()).toEqual(["Ann", "Bob", "Cid"]);
  await pressesN();
  expect(standings()).toEqual(["Ann", "Cid", "Bob"]);
  await pressesN();
  expect(standings()).toEqual(["Ann", "Cid", "Bob"]);
  // Another bell is told from its beginning.
  await settle(() => room.happens(reopens(room.now, 60_000)));
  room.now += 1_000;
  await settle(() => room.happens(finishes(room.now)));
  expect(named()).toEqual([]);
});

test("STG4 the key tells nothing beneath a task, a stand-in or a dialog", async () => {
  app.storage.remove("regatta.finale");
  const room = lesson();
  await showScreen(room);
  await rings(room);
  await settle(() => room.happens(reviews(20, 1)));
  expect(document.querySelector(".task-on-screen")).not.toBeNull();
  await pressesN();
  await settle(() => room.happens(reviews(21, null), standsIn(22, true)));
  await pressesN();
  await settle(() => room.happens(standsIn(23, false)));
  await asksForKeys();
  expect(document.querySelector("dialog")).not.toBeNull();
  await pressesN();
  await asksForKeys();
  expect([document.querySelector("dialog"), named()]).toEqual([null, []]);
  await pressesN();
  expect(named()).toEqual(["Bob"]);
});

test("STG3 frozen, the screen waits for the organizer, who tells the podium step by step; what was revealed stays told", async () => {
  app.storage.remove("regatta.finale");
  const room = lesson(freezes(5));
  const { played } = await showScreen(room);
  await rings(room);
  await passes(room, stillMs * 2);
  expect(page()).toContain(staging.resultsWait);
  expect(page()).toContain(freezing.frozen);
  expect(named()).toEqual([]);
  await pressesN();
  expect(named()).toEqual([]);
  await reveals(room);
  expect([named(), caption()]).toEqual([["Bob"], staging.place(3, 1)]);
  expect(said()).toBe(staging.told(staging.place(3, 1), "Bob", 300));
  expect(document.querySelectorAll(".podium-step")).toHaveLength(3);
  // FRZ13
  expect(textOf(document.querySelector(".finish-marks"))).toBe(`❄ ${freezing.frozen}`);
  await pressesN();
  await passes(room, 60_000);
  expect(named()).toEqual(["Bob"]);
  await reveals(room);
  expect([named(), caption()]).toEqual([["Bob", "Cid"], staging.place(2, 1)]);
  await reveals(room);
  expect([named(), standings()]).toEqual([["Ann", "Bob", "Cid"], []]);
  expect(said()).toBe(staging.told(staging.place(1, 1), "Ann", 600));
  expect(page()).not.toContain(freezing.frozen);
  await passes(room, winnersMs);
  expect(standings()).toEqual(["Ann", "Cid", "Bob"]);
  expect(document.querySelectorAll(".podium-step")).toHaveLength(3);
  expect(played).toEqual(["bell", "reveal", "reveal", "fanfare"]);
});

test("STG3 below the podium a result is told as a row, and those who share a step come onto it one by one", async () => {
  app.storage.remove("regatta.finale");
  const room = lesson(joins(4, "Dan", 4), freezes(5));
  const { played } = await showScreen(room);
  await rings(room);
  await reveals(room);
  expect(document.querySelector(".podium")).toBeNull();
  expect(standings()).toHaveLength(4);
  expect(said()).toBe(staging.told("Place 4", "Bob", 300));
  await reveals(room);
  expect([named(), caption()]).toEqual([[], staging.place(2, 1)]);
  expect(said()).toBe(staging.told(staging.place(2, 1), "Dan", 500));
  await reveals(room);
  expect([named(), caption()]).toEqual([["Cid"], staging.place(2, 2)]);
  expect(textOf(document.querySelector("[data-place='2'] .podium-names"))).toBe("CidDan");
  expect(played).toEqual(["bell", "reveal", "reveal"]);
});

test("STG3 what is left when all is revealed is told step by step, at once, and goes on in the middle when loaded anew", async () => {
  app.storage.remove("regatta.finale");
  const room = lesson(freezes(5));
  await showScreen(room);
  await rings(room);
  await reveals(room);
  await passes(room, 1_000);
  await settle(() => room.happens(thaws(room.now)));
  expect([named(), caption()]).toEqual([["Bob", "Cid"], staging.place(2, 1)]);
  await passes(room, stepMs - 500);
  const { played } = await reload(room);
  expect(named()).toEqual(["Bob", "Cid"]);
  await passes(room, 500);
  expect([named(), caption()]).toEqual([["Ann", "Bob", "Cid"], staging.place(1, 1)]);
  expect(played).toEqual(["fanfare"]);
  await pressesN();
  expect(standings()).toEqual(["Ann", "Cid", "Bob"]);
  await reload(room);
  expect(standings()).toEqual(["Ann", "Cid", "Bob"]);
});

test("STG3 what is thawed right after the bell is not taken back for the stillness", async () => {
  app.storage.remove("regatta.finale");
  const room = lesson(freezes(5));
  await showScreen(room);
  await rings(room);
  await settle(() => room.happens(revealsNext(room.now), thaws(room.now)));
  expect(named()).toEqual(["Bob"]);
  await reload(room);
  expect(named()).toEqual(["Bob"]);
  await passes(room, stepMs);
  expect(named()).toEqual(["Bob", "Cid"]);
});

test("STG4 an award that is given out later is told then, others within a moment beside it, and then all again", async () => {
  app.storage.remove("regatta.finale");
  const room = lesson();
  const { played } = await showScreen(room);
  await rings(room);
  for (let step = 0; step < 4; step++) await pressesN();
  expect(standings()).toEqual(["Ann", "Cid", "Bob"]);
  await settle(() => room.happens(gives(room.now, "For calm")));
  expect([named(), standings()]).toEqual([["Cid"], []]);
  expect([caption(), said()]).toEqual([closing.awardsTitle, `${closing.awardsTitle}. For calm: Cid`]);
  await passes(room, 2_000);
  await settle(() => room.happens(gives(room.now, "For wit")));
  expect(document.querySelectorAll(".finale-award-title")).toHaveLength(2);
  expect(said()).toBe(`${closing.awardsTitle}. For wit: Cid`);
  await passes(room, awardsMs - 10);
  expect(document.querySelectorAll(".finale-award-title")).toHaveLength(2);
  await passes(room, 10);
  expect(standings()).toEqual(["Ann", "Cid", "Bob"]);
  expect(page()).toContain("For wit");
  expect(played.slice(-3)).toEqual(["fanfare", "reveal", "reveal"]);
});

test("STG5 teams that are all equal are told as one fleet, and nobody is cheered for nothing", async () => {
  app.storage.remove("regatta.finale");
  const room = openClassroom(
    created({}, { startPoints: 100 }),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    starts(),
    finishes(bell),
  );
  room.now = bell + stillMs;
  const { played } = await showScreen(room);
  expect(caption()).toBe(staging.everyone(2));
  expect(textOf(document.querySelector(".one-fleet"))).toBe("100AnnBob");
  await pressesN();
  expect(document.querySelectorAll(".podium-step")).toHaveLength(1);
  clear();
  const poor = openClassroom(
    created({}, { startPoints: 100 }),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    starts(),
    buys(1, "t1", 1),
    buys(1, "t2", 1),
    finishes(bell + 1),
  );
  poor.now = bell + 1;
  await showScreen(poor);
  await passes(poor, stillMs);
  expect(caption()).toBe(staging.nobodyHasPoints);
  expect(played).toEqual([]);
});

describe("STG6 the winners are cheered", () => {
  const gains = (at: number, teamId: string, deltaPoints: number) =>
    byModerator(at, { type: "AdjustBalance", teamId, deltaPoints, why: "a misprint" });
  const flies = () => document.querySelector(".confetti") !== null;
  const fanfares = (played: readonly string[]) => played.filter((name) => name === "fanfare").length;

  beforeEach(() => {
    app.storage.remove("regatta.finale");
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  });

  test("when they are told, and not again after a repair, a task, or a reload; but after another bell", async () => {
    // Ann and Cid share the first place.
    const room = lesson(gains(4, "t3", 100));
    const { played } = await showScreen(room, true);
    await rings(room);
    await pressesN();
    expect([named(), flies()]).toEqual([["Bob"], false]);
    await pressesN();
    expect([flies(), fanfares(played)]).toEqual([true, 1]);
    await passes(room, burstMs);
    expect(flies()).toBe(false);
    await settle(() => room.happens(gains(20, "t3", -50)));
    await pressesN();
    expect(caption()).toBe(staging.place(1, 1));
    await settle(() => room.happens(reviews(21, 1)));
    await settle(() => room.happens(reviews(22, null)));
    expect([caption(), flies(), fanfares(played)]).toEqual([staging.place(1, 1), false, 1]);
    clear();
    await showScreen(room, true);
    expect([caption(), flies()]).toEqual([staging.place(1, 1), false]);

    clear();
    const { played: then } = await showScreen(room, true);
    await settle(() => room.happens(reopens(room.now, 60_000)));
    room.now += 1_000;
    await settle(() => room.happens(finishes(room.now)));
    for (let step = 0; step < 3; step++) await pressesN();
    expect([flies(), fanfares(then)]).toEqual([true, 1]);
  });

  test("no longer when a task is shown instead, and not afterwards when it was shown then", async () => {
    const room = lesson();
    const { played } = await showScreen(room, true);
    await rings(room);
    for (let step = 0; step < 3; step++) await pressesN();
    expect(flies()).toBe(true);
    await settle(() => room.happens(reviews(20, 1)));
    await settle(() => room.happens(reviews(21, null)));
    expect([flies(), fanfares(played)]).toEqual([false, 1]);

    clear();
    app.storage.remove("regatta.finale");
    const another = lesson();
    const { played: quiet } = await showScreen(another, true);
    await rings(another);
    await settle(() => another.happens(reviews(20, 1)));
    await passes(another, stillMs + 2 * stepMs);
    await settle(() => another.happens(reviews(21, null)));
    expect(caption()).toBe(staging.place(1, 1));
    expect([flies(), quiet]).toEqual([false, ["bell"]]);
  });
});

test("STG5 a contest without teams says so", async () => {
  app.storage.remove("regatta.finale");
  const room = openClassroom(created(), opens(), starts(), finishes(bell));
  room.now = bell + stillMs;
  await showScreen(room);
  expect(page()).toContain(screen.nobody);
});
