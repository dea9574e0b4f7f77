// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  answers,
  buys,
  byModerator,
  byTime,
  created,
  freezes,
  joins,
  minute,
  opens,
  pauses,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import type { Trouble } from "../../net/http.ts";
import type { Connection, ContestStore } from "../../store/contestStore.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { clear, find, rowsOf, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { Lobby } from "./Lobby.tsx";
import { Race } from "./Race.tsx";
import { ScreenFrame } from "./ScreenFrame.tsx";
import { ScreenMessage } from "./ScreenMessage.tsx";

const { screen } = en;
const lobby = (...commands: readonly StampedCommand[]) => openClassroom(created(), opens(), ...commands);
const page = () => textOf(document.body);
const part = (selector: string) => textOf(document.querySelector(selector));

beforeEach(() => {
  // jsdom moves nothing.
  const still = { cancel: () => {}, play: () => {}, currentTime: 0 };
  Object.assign(Element.prototype, { animate: () => still });
  // Nor has anything a height there: twenty rows fit everywhere.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  document.head.innerHTML = "<style>div { line-height: 40px }</style>";
});
afterEach(() => {
  clear();
  vi.restoreAllMocks();
});

function storeOf(room: Classroom, told: Partial<ContestStore> = {}): ContestStore {
  return { ...room.storeOfModerator(), privateView: signal(null), ...told };
}

/** The frame follows the contest, as the page makes it. */
async function showScreen(room: Classroom, told: Partial<ContestStore> = {}) {
  const origins = ["http://10.0.0.5:2567", "http://192.168.56.1:2567"];
  const { app } = stageApp({ addresses: () => ({ ok: true, reply: { origins } }) });
  const store = storeOf(room, told);
  function Screen() {
    const live = store.live.value;
    if (!live) return null;
    return (
      <ScreenFrame store={store} live={live}>
        {live.view.phase === "lobby" ? <Lobby store={store} /> : <Race store={store} />}
      </ScreenFrame>
    );
  }
  await show(app, <Screen />);
  await settle();
  return { app };
}

describe("the screen without a picture", () => {
  const messages: readonly [string, Trouble | null, string][] = [
    ["on its way", null, screen.connectingTitle],
    ["of a draft", { code: "contest_in_draft" }, screen.draftTitle],
    ["of a code that leads nowhere", { code: "unknown_room" }, screen.unknownTitle("K7MPXW")],
    ["of a broken contest", { code: "contest_broken" }, en.httpProblems.contest_broken({})],
    ["without sockets", { code: "sockets_blocked" }, en.httpProblems.sockets_blocked({})],
  ];
  test.each(messages)("%s says so", async (_, trouble, sentence) => {
    const told = { trouble: signal(trouble), connection: signal<Connection>("connecting") };
    await show(stageApp().app, <ScreenMessage code="K7MPXW" store={storeOf(lobby(), told)} />);
    expect(page()).toContain(sentence);
    expect(page().includes(screen.retrying)).toBe(trouble !== null);
    expect(document.querySelector(".state-card[data-waiting=true] > svg")).not.toBeNull();
  });

  test("leads back to the first page when it has given up", async () => {
    const told = {
      trouble: signal<Trouble>({ code: "unknown_room" }),
      connection: signal<Connection>("closed"),
    };
    await show(stageApp().app, <ScreenMessage code="K7MPXW" store={storeOf(lobby(), told)} />);
    expect(document.querySelector("a")?.getAttribute("href")).toBe("/");
    expect(page()).not.toContain(screen.retrying);
    expect(document.querySelector(".state-card[data-waiting=false] > svg")).not.toBeNull();
  });
});

test("LIB5 a screen of a contest that was deleted says so, and leads back to the first page, or to it when it is restored", async () => {
  const told = { goodbye: signal("contest_deleted" as const), connection: signal<Connection>("closed") };
  await show(stageApp().app, <ScreenMessage code="K7MPXW" store={storeOf(lobby(), told)} />);
  expect(page()).toContain(en.goodbyes.contest_deleted.text);
  expect(document.querySelector("a")?.getAttribute("href")).toBe("/");
  find("button", en.app.reload);
});

describe("the lobby", () => {
  test("has the title of its contest whole, in as many lines and as narrow letters as that takes", async () => {
    const room = lobby();
    await showScreen(room);
    const frame = document.querySelector(".lobby-head h1 > .fitted[data-lines='3']");
    expect(textOf(frame)).toBe(room.state.value.title);
    expect(frame?.firstElementChild?.getAttribute("title")).toBe(room.state.value.title);
  });

  test("tells the way in and who is here, and follows", async () => {
    const room = lobby(joins(1, "Ann"));
    room.online = { t1: 1 };
    await showScreen(room);
    expect(part(".lobby-address")).toContain("10.0.0.5:2567");
    expect(part(".lobby-others")).toBe(screen.orAddress(["192.168.56.1:2567"]));
    expect(part(".lobby-letters")).toBe(room.state.value.roomCode);
    expect(document.querySelector(".qr path")?.getAttribute("d")).toMatch(/^M/);
    expect(part(".arrivals")).toBe(`${screen.teamsHere(1)}Ann ${screen.online}`);
    await settle(() => room.happens(joins(2, "Bob")));
    expect(part(".arrivals")).toContain(`Bob ${screen.offline}`);
    expect(page()).not.toContain(screen.entryClosed);
    await settle(() => room.happens(byModerator(0, { type: "SetEntry", open: false })));
    expect(page()).toContain(screen.entryClosed);
  });

  test("another address that was chosen is shown instead, and the code for the camera with it", async () => {
    const { app } = await showScreen(lobby());
    const before = document.querySelector(".qr path")?.getAttribute("d");
    await settle(() => app.joinAddress.choose("http://192.168.56.1:2567"));
    expect(part(".lobby-address")).toContain("192.168.56.1:2567");
    expect(document.querySelector(".qr path")?.getAttribute("d")).not.toBe(before);
  });
});

test("PAG23 says that the display may go off where no browser keeps it on, until the contest starts", async () => {
  const room = lobby(joins(1, "Ann"));
  await showScreen(room);
  expect(part(".sleep-hint")).toBe(screen.maySleep);
  await settle(() => room.happens(starts()));
  expect(page()).not.toContain(screen.maySleep);
});

describe("the race", () => {
  const race = (...commands: readonly StampedCommand[]) =>
    lobby(joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
  const standings = () =>
    rowsOf(document.querySelector(".screen-standings table")).map(([place, name, , balance]) => [
      place,
      name,
      balance,
    ]);

  test("shows standings, clock and what happened, and follows", async () => {
    const room = race(buys(0, "t1", 1));
    await showScreen(room);
    expect(part("[role=timer]")).toBe("10:00");
    expect(standings()).toEqual([
      ["1", "Ann", "500"],
      ["1", "Bob", "500"],
    ]);
    expect(part(".screen-standings thead")).toContain(`${screen.columns.inPlay}${en.rules.total}`);
    expect(part("[data-team=t1] .screen-in-play")).toBe("100");
    expect(page()).toContain(screen.tickerEmpty);
    await settle(() => room.happens(answers(1, "t1", 1, "42")));
    expect(standings()).toEqual([
      ["1", "Ann", "600"],
      ["2", "Bob", "500"],
    ]);
    const { category, pricePoints } = room.state.value.board.cards[0] ?? { category: "", pricePoints: 0 };
    expect(part(".ticker")).toContain(screen.happened.solved("Ann", screen.card(category, pricePoints), 1));
    expect(part(".screen-twin td")).toContain(screen.tally({ solved: 1, active: 0, failed: 0 }));
  });

  test("STD1 where teams stand by their balance, that is the figure; after the end it is everywhere", async () => {
    const byBalance = openClassroom(
      created({}, { ranking: "balance" }),
      opens(),
      joins(1, "Ann"),
      joins(2, "Bob"),
      starts(),
      buys(0, "t1", 1),
    );
    await showScreen(byBalance);
    expect(part(".screen-standings thead")).toContain(screen.columns.balance);
    expect(standings()).toEqual([
      ["1", "Bob", "500"],
      ["2", "Ann", "400"],
    ]);
  });

  test("PAG15 what the board says to screen readers is seen by nobody before the drawing is there", async () => {
    await showScreen(race());
    expect(document.querySelector(".screen-twin")?.classList).toContain("visually-hidden");
    expect(part(".screen-twin caption")).toBe(screen.twinCaption);
  });

  test("says that it is paused, and the clock stands", async () => {
    const room = race();
    await showScreen(room);
    room.now = minute;
    await settle(() => room.happens(pauses(minute)));
    expect(part(".pause")).toContain(screen.pausedText);
    expect(part("[role=timer]")).toBe("9:00");
  });

  test("PAG42 a pause and a freeze come into regions that were there before them", async () => {
    const room = race();
    await showScreen(room);
    const regions = [...document.querySelectorAll("[role=status]")];
    const regionOf = (words: string) =>
      [...document.querySelectorAll("[role=status]")].find((region) => textOf(region).includes(words));
    await settle(() => room.happens(pauses(minute), freezes(minute + 1)));
    for (const words of [screen.pausedText, en.freezing.frozen]) {
      expect(regionOf(words)).toBeDefined();
      expect(regions).toContain(regionOf(words));
    }
  });

  test.each(["all", "board", "race", "standings", "join"] as const)(
    "FRZ13 a freeze and hidden places are seen where the screen shows %s",
    async (what) => {
      const wish = { show: what, zoomPercent: 100, marginPercent: 0, sound: "own" } as const;
      const steered = byModerator(1, { type: "SteerScreen", screen: "", wish });
      await showScreen(race(steered, freezes(2), byModerator(3, { type: "ShowPlaces", places: 1 })));
      const marks = [...document.querySelectorAll(".screen-frozen")];
      const seen = marks.filter((mark) => mark.closest(".visually-hidden") === null);
      expect(seen.map((mark) => textOf(mark))).toEqual([
        `❄ ${en.freezing.frozen}`,
        en.freezing.firstPlaces(1),
      ]);
    },
  );

  test("HEA9 says how many acts the database lost while it is paused for it", async () => {
    const room = race();
    await showScreen(room);
    const seen = { epoch: 5, seq: 100, openedSeq: 97 };
    await settle(() => room.happens(byTime(minute, { type: "NoteMissedActs", ...seen })));
    expect(part(".pause")).toContain(en.heal.pausedForAll(3));
    expect(part(".pause")).not.toContain(screen.pausedText);
  });

  test("RUN12 says that it is not live, since when, and that nothing is saved", async () => {
    const room = race();
    const connection = signal<Connection>("live");
    const live = signal(room.storeOfModerator().live.value);
    const trouble = signal<Trouble | null>(null);
    await showScreen(room, { connection, live, trouble });
    expect(part(".live-mark")).toBe(screen.live);
    expect(document.querySelector("[role=alert]")).toBeNull();
    await settle(() => {
      connection.value = "reconnecting";
    });
    expect(part("[role=alert]")).toContain(screen.staleTitle);
    expect(document.querySelector("main")?.dataset.stale).toBe("true");
    await settle(() => {
      trouble.value = { code: "unreachable" };
    });
    expect(part("[role=alert]")).not.toContain(en.httpProblems.unreachable({}));
    await settle(() => {
      trouble.value = { code: "contest_broken" };
    });
    expect(part("[role=alert]")).toContain(en.httpProblems.contest_broken({}));
    await settle(() => {
      connection.value = "live";
      live.value = live.value && { ...live.value, saving: false };
    });
    expect(document.querySelector("[role=alert]")).toBeNull();
    expect(part(".not-saved")).toContain(screen.notSaved);
  });
});
