// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { buys, byModerator, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import type { TrialState } from "../../../shared/trying.ts";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import type { TriedDraft } from "../../store/seats.ts";
import { OwnSeats } from "../join/OwnSeats.tsx";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, find, press, settle, show, stageApp, submit, textOf } from "../testing/stage.tsx";
import { PlayContext } from "./PlayContext.ts";
import { PlayScreen } from "./PlayScreen.tsx";
import { PracticeAgain } from "./PracticeAgain.tsx";
import { TryAgain } from "./TryEnd.tsx";

const words = en.trying;
const page = () => textOf(document.body);
const draft: TriedDraft = { code: "ABC234", minutes: 20, teams: 2, leftOut: 1 };
const begun = [
  opens(),
  joins(1, "You"),
  joins(2, "Simulated team 1"),
  joins(3, "Simulated team 2"),
  starts(),
];

let told: TrialState;
let close: MockInstance<() => void>;
beforeEach(() => {
  told = { teams: 2, skillPercent: 60, cardSeconds: 120, hurry: 1, changed: false };
  Object.assign(window, { matchMedia: () => ({ matches: false }) });
  close = vi.spyOn(window, "close").mockImplementation(() => {});
});
afterEach(clear);

/** The whole page of a team that tries a draft. */
async function openTrial(change: Partial<TriedDraft> = {}, ...more: readonly StampedCommand[]) {
  const room = openClassroom(created(), ...begun, ...more);
  const stage = stageApp({
    trial: () => ({ ok: true, reply: told }),
    steerTrial: ({ body }) => {
      told = { ...told, ...body };
      return { ok: true, reply: told };
    },
    finishPractice: () => ({ ok: true, reply: {} }),
  });
  const { play } = await showPlay(room, "t1", null, {}, stage);
  const seat = { ...play.seat, draft: { ...draft, ...change } };
  stage.app.seats.keep(seat);
  await show(
    stage.app,
    <PlayContext.Provider value={{ ...play, seat }}>
      <PlayScreen />
    </PlayContext.Provider>,
  );
  await settle();
  return { ...stage, room, seat };
}

describe("a trial's page", () => {
  test("PRA9 PRA11 says what it is, against whom, and what is left out", async () => {
    await openTrial();
    expect(page()).toContain(words.mark);
    expect(page()).toContain("2 simulated teams, middle, 2 min a card, ×1");
    expect(page()).toContain(words.leftOut(1));
  });

  test("PRA9 shows the standings, and nothing that only a lesson has", async () => {
    await openTrial();
    expect(page()).toContain("Simulated team 2");
    const tabs = [...document.querySelectorAll("[role=tab]")].map((tab) => textOf(tab));
    expect(tabs).toContain(en.play.standings);
    expect(tabs).not.toContain(en.questions.title);
    expect(page()).not.toContain(en.questions.ask);
  });

  test("PRA9 alone there are no standings, and nobody to change", async () => {
    await openTrial({ teams: 0 });
    expect(page()).toContain(words.alone);
    expect([...document.querySelectorAll("button")].map((button) => textOf(button))).not.toContain(
      words.change,
    );
    expect(document.querySelector("[role=tablist]")).toBeNull();
  });

  test("PRA11 its simulated teams are changed while it goes on", async () => {
    const { asked, seat } = await openTrial();
    await press(words.change);
    await settle(() => {
      const radio = [...document.querySelectorAll("dialog label")]
        .find((label) => textOf(label) === words.times(10))
        ?.querySelector("input");
      radio?.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await submit();
    expect(asked.find(({ name }) => name === "steerTrial")?.call).toEqual({
      code: seat.roomCode,
      token: seat.seatToken,
      body: { skillPercent: 60, cardSeconds: 120, hurry: 10 },
    });
    expect(page()).toContain("2 simulated teams, middle, 2 min a card, ×10");
    expect(document.querySelector("dialog")).toBeNull();
  });

  test("PRA11 a board that was changed since is said, and tried again", async () => {
    told = { ...told, changed: true };
    await openTrial();
    expect(page()).toContain(words.boardChanged);
    find("button", words.again + en.practice.again);
  });

  test("PRA9 from a task one click leads to its card in the board's tab", async () => {
    await openTrial({}, buys(6, "t1", 2));
    const link = find<HTMLAnchorElement>("a", `✎ ${words.editCard}`);
    expect(link.getAttribute("href")).toBe("/console/ABC234/board#card-2");
    expect(link.target).toBe("regatta-board-ABC234");
  });

  test("PRA4 ends, leads to the card that was looked at, and forgets the seat", async () => {
    const { app, asked, seat } = await openTrial({}, buys(6, "t1", 2));
    const link = find<HTMLAnchorElement>("a", words.endAndBack + words.endShortly);
    expect(link.getAttribute("href")).toBe("/console/ABC234/board#card-2");
    link.addEventListener("click", (event) => event.preventDefault());
    await settle(() => link.click());
    expect(asked.filter(({ name }) => name === "finishPractice")).toHaveLength(1);
    expect(app.seats.find(seat.seatId)).toBeNull();
    expect(close).toHaveBeenCalledOnce();
  });

  test("PRA9 at the end stands what was reached, and what next", async () => {
    const { asked } = await openTrial({}, byModerator(7, { type: "FinishContest" }));
    expect(page()).toContain(words.doneTitle);
    expect(page()).toContain(en.practice.donePoints(500));
    expect([...document.querySelectorAll("a")].some((link) => link.pathname.startsWith("/results"))).toBe(
      false,
    );
    const [first] = [...document.querySelectorAll<HTMLAnchorElement>("a")].filter(
      (link) => textOf(link) === words.toBoard,
    );
    first?.addEventListener("click", (event) => event.preventDefault());
    await settle(() => first?.click());
    expect(asked.filter(({ name }) => name === "finishPractice")).toEqual([]);
  });
});

test("PAG39 a press too many begins no second trial, also while the first one is ended", async () => {
  const ended = Promise.withResolvers<Answer<"finishPractice">>();
  const { play } = await showPlay(openClassroom(created(), ...begun), "t1", null);
  const stage = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    tryDraft: () => ({
      ok: true,
      reply: {
        roomCode: "ABCD",
        teamId: "t1",
        seatId: "bbbbbbbbbb",
        seatToken: "new",
        title: "T",
        leftOut: 0,
      },
    }),
    finishPractice: () => ended.promise,
  });
  await stage.app.session.signIn("teacher", "password");
  await show(
    stage.app,
    <PlayContext.Provider value={play}>
      <TryAgain draft={draft} />
    </PlayContext.Provider>,
  );
  await press(words.again);
  await settle(() => document.querySelector("button")?.click());
  const wishes = stage.asked.filter(({ name }) => name === "tryDraft");
  expect(wishes).toHaveLength(1);
  // PRA10
  expect(wishes[0]?.call.body).toMatchObject({ insteadOf: play.seat.roomCode });
  await settle(() => ended.resolve({ ok: true, reply: {} }));
  expect(stage.visited).toEqual(["/play/ABCD/bbbbbbbbbb"]);
});

test("PRA13 a practice begun anew stands in the place of the one before", async () => {
  const { play } = await showPlay(openClassroom(created(), ...begun), "t1", null);
  const reply = { roomCode: "ABCD", teamId: "t1", seatId: "bbbbbbbbbb", seatToken: "new" };
  const { app, asked } = stageApp({ startPractice: () => ({ ok: true, reply }) });
  const [go, replace] = [vi.fn(), vi.fn()];
  app.seats.keep(play.seat);
  await show(
    { ...app, router: { ...app.router, go, replace } },
    <PlayContext.Provider value={play}>
      <PracticeAgain practice={{ board: "math-regatta", minutes: 10 }} />
    </PlayContext.Provider>,
  );
  await press(en.practice.again);
  expect(asked[0]?.call.body).toEqual({ board: "math-regatta", minutes: 10, insteadOf: play.seat.seatToken });
  expect([go.mock.calls, replace.mock.calls]).toEqual([[], [["/play/ABCD/bbbbbbbbbb"]]]);
  expect(app.seats.list().map(({ seatId }) => seatId)).toEqual(["bbbbbbbbbb"]);
});

test("PRA3 on the first page nobody sees what somebody tried", async () => {
  const { app } = stageApp();
  const seat = { roomCode: "ABCD", seatToken: "token", teamId: "t1", takenAt: 1 };
  app.seats.keep({ ...seat, seatId: "aaaaaaaaaa", teamName: "Test of form 7B", draft });
  app.seats.keep({ ...seat, seatId: "bbbbbbbbbb", teamName: "Otters" });
  await show(app, <OwnSeats />);
  expect(page()).toContain("Otters");
  expect(page()).not.toContain("Test of form 7B");
});
