// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from "vitest";
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
import { StartCountdown } from "../parts/StartCountdown.tsx";
import { TimeCallNotice } from "../parts/TimeCallNotice.tsx";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, press, settle, textOf } from "../testing/stage.tsx";
import { CoverSheet } from "./CoverSheet.tsx";
import { MessageBanner, MessageList } from "./Messages.tsx";
import { useViews } from "./PlayContext.ts";

const words = en.control;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
const sends = (at: number, text: string, to: string[] | null = null) =>
  byModerator(at, { type: "SendMessage", to, text, screenSeconds: null });
const page = () => textOf(document.body);
const banner = () => textOf(document.querySelector(".message-banner"));

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
  test("CVR1 a calm sheet instead of the page, and no purchase is asked about under it", async () => {
    const room = lesson(buys(1, "t1", 1));
    const { play } = await showPlay(room, "t1", <CoverSheet />);
    expect(page()).toBe("");
    play.offeredCardId.value = 2;
    await settle(() => room.happens(byModerator(5, { type: "CoverBoards", covered: true, pause: false })));
    expect(page()).toContain(words.cover.lookUp);
    expect(play.offeredCardId.value).toBeNull();
    expect(await play.buyCard(2)).toEqual({ type: "refused", rejection: { code: "boards_covered" } });
    await settle(() => room.happens(byModerator(6, { type: "StopEverything" })));
    expect(page()).toContain(words.emergency.title);
  });
});

function Clocks({ room }: { readonly room: Classroom }) {
  const { contest } = useViews();
  const store = room.storeOfTeam("t1");
  return (
    <>
      <TimeCallNotice store={store} contest={contest} />
      <StartCountdown store={store} contest={contest} />
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

  test("CDN1 3, 2, 1 by the server's clock", async () => {
    vi.useFakeTimers();
    const room = openClassroom(
      created(),
      opens(),
      joins(1, "Ann"),
      byModerator(1_000, { type: "StartContest", countdown: true }),
    );
    room.now = 1_500;
    await showPlay(room, "t1", <Clocks room={room} />);
    expect(page()).toContain("3");
    await passingIn(room)(2_000);
    expect(textOf(document.querySelector(".start-seconds"))).toBe("1");
    await settle(() => room.happens(byModerator(3_600, { type: "CallOffStart" })));
    expect(page()).toBe("");
  });
});
