// @vitest-environment jsdom
import { signal, useSignal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  buys,
  byModerator,
  created,
  extendsBy,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import type { Connection } from "../../store/contestStore.ts";
import { StartCountdown } from "../parts/StartCountdown.tsx";
import { TimeCallNotice } from "../parts/TimeCallNotice.tsx";
import { VeilContext } from "../parts/VeilContext.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, fill, press, settle, textOf } from "../testing/stage.tsx";
import { CoverSheet } from "./CoverSheet.tsx";
import { MessageBanner, MessageList } from "./Messages.tsx";
import { useViews } from "./PlayContext.ts";
import { PlayScreen } from "./PlayScreen.tsx";
import { useVeil } from "./useVeil.ts";

const words = en.control;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
const sends = (at: number, text: string, to: string[] | null = null) =>
  byModerator(at, { type: "SendMessage", to, text, screenSeconds: null });
const page = () => textOf(document.body);
const banner = () => textOf(document.querySelector(".message-banner"));

/** The whole page, as it stands beneath what may lie over it. */
function VeiledPage() {
  return (
    <VeilContext.Provider value={useSignal(false)}>
      <PlayScreen />
    </VeilContext.Provider>
  );
}

beforeEach(() => Object.assign(globalThis, { matchMedia: () => ({ matches: false }) }));
afterEach(() => {
  clear();
  vi.useRealTimers();
});

describe("MSG2 messages on a team's page", () => {
  test("the newest is announced until it is dismissed; all can be read again, the newest first", async () => {
    const room = lesson(sends(1, "First"), sends(2, "<i>Second</i>"), sends(3, "Not for you", ["t2"]));
    const { app } = await showPlay(
      room,
      "t1",
      <>
        <MessageBanner />
        <MessageList />
      </>,
    );
    expect(banner()).toContain("<i>Second</i>");
    expect(banner()).toContain(words.messages.more(1));
    expect(document.querySelector(".message-layer")?.getAttribute("role")).toBe("status");
    expect(document.querySelector("i")).toBeNull();
    await press(words.messages.dismiss);
    expect(document.querySelector(".message-banner")).toBeNull();
    const read = [...document.querySelectorAll(".message-list .message-text")].map(textOf);
    expect(read).toEqual(["<i>Second</i>", "First"]);
    expect(page()).not.toContain("Not for you");

    clear();
    await showPlay(room, "t1", <MessageBanner />, {}, { app });
    expect(document.querySelector(".message-banner")).toBeNull();
    await settle(() => room.happens(sends(9, "Third")));
    expect(banner()).toContain("Third");
  });

  test("who comes later reads what was sent before, without a banner", async () => {
    const room = openClassroom(created(), opens(), sends(1, "Welcome"), joins(1, "Ann", 2));
    await showPlay(
      room,
      "t1",
      <>
        <MessageBanner />
        <MessageList />
      </>,
    );
    expect(document.querySelector(".message-banner")).toBeNull();
    expect(page()).toContain("Welcome");
  });
});

describe("covers", () => {
  test("CVR1 a calm sheet instead of the page, and nothing is bought under it", async () => {
    const room = lesson(buys(1, "t1", 1));
    const { play } = await showPlay(room, "t1", <CoverSheet />);
    expect(page()).toBe("");
    play.offeredCardId.value = 2;
    await settle(() => room.happens(byModerator(5, { type: "CoverBoards", covered: true, pause: false })));
    expect(page()).toContain(words.cover.lookUp);
    expect(play.offeredCardId.value).toBe(2);
    expect(await play.buyCard(2)).toEqual({ type: "refused", rejection: { code: "boards_covered" } });
    await settle(() => room.happens(byModerator(6, { type: "StopEverything" })));
    expect(page()).toContain(words.emergency.title);
  });

  const covers = (at: number, covered: boolean) =>
    byModerator(at, { type: "CoverBoards", covered, pause: false });

  test("CVR1 what had the focus has it again when the cover goes", async () => {
    const room = lesson(buys(1, "t1", 1));
    await showPlay(room, "t1", <VeiledPage />);
    const field = document.querySelector<HTMLInputElement>(".answer-bar input");
    field?.focus();
    await settle(() => room.happens(covers(5, true)));
    // As browsers do with what is not seen any more.
    field?.blur();
    await settle(() => room.happens(covers(6, false)));
    expect(field).not.toBeNull();
    expect(document.activeElement).toBe(field);
  });

  test("CVR1 an open dialog waits beneath the cover, with what was written", async () => {
    const room = lesson();
    const { play } = await showPlay(room, "t1", <VeiledPage />);
    await settle(() => {
      play.asking.value = { cardId: null };
    });
    await fill("question", "Why?");
    const dialog = () => document.querySelector("dialog");
    expect(dialog()?.open).toBe(true);
    await settle(() => room.happens(covers(5, true)));
    expect([dialog()?.open, dialog()?.hidden]).toEqual([false, true]);
    await settle(() => room.happens(covers(6, false)));
    expect([dialog()?.open, dialog()?.hidden]).toEqual([true, false]);
    expect(document.querySelector("textarea")?.value).toBe("Why?");
    expect(document.activeElement).toBe(document.querySelector("textarea"));
  });

  test("CVR1 a purchase that is asked about waits beneath the cover, and is made after it", async () => {
    const room = lesson();
    const { play } = await showPlay(room, "t1", <VeiledPage />);
    await settle(() => {
      play.offeredCardId.value = 2;
    });
    const dialog = () => document.querySelector("dialog");
    expect(dialog()?.open).toBe(true);
    await settle(() => room.happens(covers(5, true)));
    expect([dialog()?.open, dialog()?.hidden]).toEqual([false, true]);
    await settle(() => room.happens(covers(6, false)));
    expect([dialog()?.open, dialog()?.hidden]).toEqual([true, false]);
    room.now = 7;
    await press(en.play.buyConfirm(200));
    expect(dialog()).toBeNull();
    expect(play.shownPurchase.value?.cardId).toBe(2);
  });
});

function Clocks({ room }: { readonly room: Classroom }) {
  const { contest } = useViews();
  const { seconds } = useVeil();
  return (
    <>
      <TimeCallNotice store={room.storeOfTeam("t1")} contest={contest} />
      <StartCountdown seconds={seconds} />
    </>
  );
}

/** Time that goes by for the server and for this page alike. */
function passingIn(room: Classroom): (ms: number) => Promise<void> {
  return async (ms) => {
    room.now += ms;
    await settle(() => vi.advanceTimersByTime(ms));
  };
}

describe("the clock", () => {
  test("CAL1 CAL2 marks and moved ends are told, for a while", async () => {
    vi.useFakeTimers();
    const room = lesson();
    const passes = passingIn(room);
    room.now = 5 * minute - 1_000;
    await showPlay(room, "t1", <Clocks room={room} />);
    expect(page()).toBe("");
    await passes(1_000);
    expect(page()).toBe(words.calls.left(5));
    await settle(() => vi.advanceTimersByTime(10_000));
    expect(page()).toBe("");
    await settle(() => room.happens(extendsBy(5 * minute, 150_000)));
    await passes(0);
    expect(page()).toBe(words.calls.later("2:30", "7:30"));
  });

  /** The start is three seconds after the first one. */
  const counting = () =>
    openClassroom(
      created(),
      opens(),
      joins(1, "Ann"),
      byModerator(1_000, { type: "StartContest", countdown: true }),
    );

  test("CDN1 3, 2, 1 by the server's clock", async () => {
    vi.useFakeTimers();
    const room = counting();
    room.now = 1_500;
    await showPlay(room, "t1", <Clocks room={room} />);
    expect(page()).toContain("3");
    await passingIn(room)(2_000);
    expect(textOf(document.querySelector(".start-seconds"))).toBe("1");
    await settle(() => room.happens(byModerator(3_600, { type: "CallOffStart" })));
    expect(page()).toBe("");
  });

  test("CDN1 a count that led to no start hides no longer why", async () => {
    vi.useFakeTimers();
    const room = counting();
    room.now = 1_500;
    await showPlay(room, "t1", <Clocks room={room} />);
    const passes = passingIn(room);
    await passes(2_600);
    expect(textOf(document.querySelector(".start-seconds"))).toBe("0");
    await passes(3_000);
    expect(page()).toBe("");
  });

  test("CDN1 nothing is counted while the connection is away", async () => {
    const room = counting();
    room.now = 1_500;
    const connection = signal<Connection>("live");
    await showPlay(room, "t1", <Clocks room={room} />, { connection });
    expect(page()).toContain("3");
    await settle(() => {
      connection.value = "reconnecting";
    });
    expect(page()).toBe("");
  });

  test("CDN1 beneath the count nothing is reached", async () => {
    const room = counting();
    room.now = 1_500;
    await showPlay(room, "t1", <VeiledPage />);
    const isCounted = () => document.querySelector(".play")?.getAttribute("data-counting");
    expect(isCounted()).toBe("true");
    await settle(() => room.happens(byModerator(1_600, { type: "CallOffStart" })));
    expect(isCounted()).toBe("false");
  });
});
