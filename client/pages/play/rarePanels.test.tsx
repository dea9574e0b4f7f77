// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, describe, expect, test } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  answers,
  buys,
  created,
  finishes,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import type { GoodbyeReason } from "../../../shared/protocol.ts";
import { en } from "../../i18n/en.ts";
import type { Trouble } from "../../net/http.ts";
import type { AwayReport } from "../../store/awayWatch.ts";
import type { Connection } from "../../store/contestStore.ts";
import { CrashGuard } from "../parts/CrashGuard.tsx";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, find, press, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { AwayNotice } from "./AwayNotice.tsx";
import { FinalPanel } from "./FinalPanel.tsx";
import { NoSeat } from "./NoSeat.tsx";
import { PlayContext } from "./PlayContext.ts";
import { Refused } from "./Refused.tsx";
import { TeamPanel } from "./TeamPanel.tsx";

const { play } = en;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
const page = () => textOf(document.body);

afterEach(clear);

describe("a seat that ended", () => {
  const reasons: readonly [GoodbyeReason, boolean][] = [
    ["seat_released", true],
    // Both may be restored. SEA4
    ["team_removed", false],
    ["contest_deleted", false],
    ["signed_out", false],
  ];
  test.each(reasons)(
    "SEA4 %s: says why and the way back, and forgets only what is lost for good",
    async (reason, isLost) => {
      const goodbye = signal<GoodbyeReason | null>(null);
      const { app, play: shown } = await showPlay(lesson(), "t1", <Refused>the page</Refused>, { goodbye });
      app.seats.keep(shown.seat);
      expect(page()).toBe("the page");
      await settle(() => {
        goodbye.value = reason;
      });
      expect(page()).toContain(en.goodbyes[reason].title);
      expect(page()).toContain(en.goodbyes[reason].text);
      expect(find("a", play.joinAgain).getAttribute("href")).toBe(`/join/${shown.seat.roomCode}`);
      expect(app.seats.find(shown.seat.seatId)).toEqual(isLost ? null : shown.seat);
      const buttons = [...document.querySelectorAll(".state-card button")].map(textOf);
      expect(buttons).toEqual(isLost ? [] : [en.app.reload]);
    },
  );

  test("refused for good by a wrong server at this address, it is kept, and may be tried again", async () => {
    const connection = signal<Connection>("closed");
    const trouble = signal<Trouble>({ code: "unknown_room" });
    const { app, play: shown } = await showPlay(lesson(), "t1", <Refused>the page</Refused>, {
      connection,
      trouble,
    });
    app.seats.keep(shown.seat);
    await settle();
    expect(page()).toContain(en.httpProblems.unknown_room({}));
    expect(app.seats.find(shown.seat.seatId)).toEqual(shown.seat);
    find("button", en.app.reload);
  });

  test("an address of another browser's seat leads to the join page", async () => {
    await show(stageApp().app, <NoSeat code="K7MPXW" />);
    expect(page()).toContain(play.seatUnknownTitle);
    expect(find("a", play.joinAgain).getAttribute("href")).toBe("/join/K7MPXW");
  });
});

describe("the team's panel", () => {
  test("tells the PIN for the next laptop, and which of how many this one is", async () => {
    const room = lesson();
    await showPlay(room, "t1", <TeamPanel />);
    expect(textOf(document.querySelector("[data-figure=pin]"))).toBe("000001");
    expect(page()).toContain(play.pinText(room.state.value.roomCode));
    expect(page()).toContain(play.ownLaptop(1));
  });

  test("says so when the PIN is not known to anybody", async () => {
    const room = lesson();
    const view = room.storeOfTeam("t1").privateView.value;
    const privateView = signal(view?.kind === "team" ? { ...view, pin: null } : view);
    await showPlay(room, "t1", <TeamPanel />, { privateView });
    expect(page()).toContain(play.pinUnknown);
    expect(document.querySelector("[data-figure=pin]")).toBeNull();
  });
});

test("the end tells place and points, and the way to the history", async () => {
  const room = lesson(buys(1, "t1", 1), answers(2, "t1", 1, "42"), finishes(minute));
  await showPlay(room, "t2", <FinalPanel />);
  expect(page()).toContain(play.finalPlace(2, 2));
  expect(page()).toContain(play.finalBalance(500));
  expect(find("a", play.toHistory).getAttribute("href")).toBe(`/results/${room.state.value.roomCode}`);
});

test("who was away reads what happened, the longest list cut short, and puts it aside", async () => {
  const room = lesson();
  const { app, play: shown } = await showPlay(room, "t1", null);
  const report = signal<AwayReport | null>({
    awayForMs: 3 * minute,
    news: [
      { type: "phase", phase: "paused" },
      { type: "solved", cardId: 1, rewardPoints: 200 },
      ...[100, 200, 300, 400, 500, 600, 700].map((to) => ({ type: "balance", from: 500, to }) as const),
    ],
  });
  const dismiss = () => {
    report.value = null;
  };
  const away = { report, dismiss, stop: () => {} };
  await show(
    app,
    <PlayContext.Provider value={{ ...shown, away }}>
      <AwayNotice />
    </PlayContext.Provider>,
  );
  expect(page()).toContain(play.away.title(3 * minute));
  expect(page()).toContain(play.away.phase(en.phases.paused));
  expect(document.querySelectorAll("li")).toHaveLength(8);
  expect(page()).toContain(play.away.more(2));
  await press(play.away.dismiss);
  expect(page()).toBe("");
});

test("a fault of the page itself leaves a sentence and a way on, and no blank page", async () => {
  const Broken = () => {
    throw new Error("a fault");
  };
  const { error } = console;
  console.error = () => {};
  await show(
    stageApp().app,
    <CrashGuard>
      <Broken />
    </CrashGuard>,
  );
  console.error = error;
  expect(page()).toContain(en.app.crashedTitle);
  find("button", en.app.reload);
});
