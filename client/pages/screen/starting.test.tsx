// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { byModerator, byTime, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { clear, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { ScreenFrame } from "./ScreenFrame.tsx";
import { ScreenPicture } from "./ScreenPage.tsx";

const counts = byModerator(0, { type: "StartContest", countdown: true });
const lobby = (...more: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), ...more);

beforeEach(() => {
  vi.useFakeTimers();
  // jsdom moves nothing.
  Object.assign(Element.prototype, { animate: () => ({ cancel: () => {}, play: () => {}, currentTime: 0 }) });
  document.head.innerHTML = "<style>div { line-height: 40px }</style>";
});
afterEach(() => {
  clear();
  vi.useRealTimers();
});

async function showScreen(room: Classroom) {
  const store = { ...room.storeOfModerator(), privateView: signal(null) };
  const { app } = stageApp();
  const hosts: HTMLElement[] = [];
  const mountBoard: typeof app.mountBoard = (host) => {
    hosts.push(host);
    return { destroy: () => delete host.dataset.board };
  };
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
  await show({ ...app, mountBoard }, <Screen />);
  await settle();
  return { hosts };
}

async function passes(room: Classroom, ms: number) {
  room.now += ms;
  await settle(() => vi.advanceTimersByTime(600));
}

const race = () => document.querySelector(".race");
const overlay = () => document.querySelector<HTMLElement>(".start-countdown");

test("STG1 while it is counted, the race stands ready and unseen; at the start the same one is seen", async () => {
  const room = lobby();
  const { hosts } = await showScreen(room);
  expect(race()).toBeNull();
  await settle(() => room.happens(counts));
  const ready = race();
  expect(ready?.getAttribute("data-waiting")).toBe("true");
  expect(ready?.getAttribute("aria-hidden")).toBe("true");
  expect(document.querySelector(".lobby")).toBeNull();
  expect(textOf(ready?.querySelector(".screen-clock") ?? null)).toBe("10:00");
  expect(hosts).toHaveLength(1);
  await passes(room, 3_000);
  expect(textOf(overlay())).toBe(en.staging.go);
  await settle(() => room.happens(byTime(3_000, { type: "StartOnSchedule" })));
  expect(race()).toBe(ready);
  expect(race()?.getAttribute("data-waiting")).toBe("false");
  expect(race()?.getAttribute("aria-hidden")).not.toBe("true");
  expect(textOf(race()?.querySelector(".screen-clock") ?? null)).toBe("10:00");
  expect(hosts).toHaveLength(1);
});

test("STG1 Go! covers the screen until the board is drawn, then stands over it, and goes", async () => {
  const room = lobby();
  const { hosts } = await showScreen(room);
  await settle(() => room.happens(starts()));
  expect(textOf(overlay())).toBe(en.staging.go);
  expect(overlay()?.dataset.open).toBe("false");
  const [host] = hosts;
  if (!host) throw new Error("the board is on its way");
  await settle(() => {
    host.dataset.board = "ready";
  });
  await settle();
  expect(overlay()?.dataset.open).toBe("true");
  await passes(room, 1_300);
  await passes(room, 1_000);
  expect(overlay()).toBeNull();
});

test("STG1 a board that does not come is not waited for without end", async () => {
  const room = lobby();
  await showScreen(room);
  await settle(() => room.happens(starts()));
  await passes(room, 2_000);
  await passes(room, 1_000);
  expect(overlay()?.dataset.open).toBe("false");
  await passes(room, 2_000);
  await settle(() => vi.advanceTimersByTime(10_000));
  expect(overlay()).toBeNull();
});

test("STG1 a count that is called off leads back to the lobby", async () => {
  const room = lobby(counts);
  await showScreen(room);
  expect(overlay()).not.toBeNull();
  await settle(() => room.happens(byModerator(1, { type: "CallOffStart" })));
  expect(overlay()).toBeNull();
  expect(race()).toBeNull();
  expect(document.querySelector(".lobby")).not.toBeNull();
});
