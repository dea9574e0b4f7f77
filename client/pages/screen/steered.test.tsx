// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { byModerator, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { clear, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { ScreenContext } from "./ScreenContext.ts";
import { ScreenWords } from "./ScreenCover.tsx";
import { ScreenFrame } from "./ScreenFrame.tsx";

const words = en.control;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), starts(), ...commands);
const sends = (at: number, text: string, screenSeconds: number | null) =>
  byModerator(at, { type: "SendMessage", to: null, text, screenSeconds });
const page = () => textOf(document.body);
const shown = () => textOf(document.querySelector(".screen-words"));

beforeEach(() => {
  vi.useFakeTimers();
  // jsdom moves nothing.
  const still = { cancel: () => {}, play: () => {}, currentTime: 0 };
  Object.assign(Element.prototype, { animate: () => still });
});
afterEach(() => {
  clear();
  vi.useRealTimers();
});

async function showScreen(room: Classroom) {
  const store = { ...room.storeOfModerator(), privateView: signal(null) };
  function Screen() {
    const live = store.live.value;
    return (
      live && (
        <ScreenFrame store={store} live={live}>
          <p>the board</p>
        </ScreenFrame>
      )
    );
  }
  const { app } = stageApp();
  await show(app, <Screen />);
  return { app };
}

/** For the server and for the screen. */
async function passes(room: Classroom, ms: number) {
  for (let left = ms; left > 0; left -= 1_000) {
    const step = Math.min(left, 1_000);
    room.now += step;
    await settle(() => vi.advanceTimersByTime(step));
  }
}

test("MSG3 words stand on the screen until their time, as they are written, or until they are taken off", async () => {
  const room = lesson(sends(0, "Only for pages", null), sends(0, "<b>Hand in</b>", 60));
  await showScreen(room);
  expect(shown()).toBe("<b>Hand in</b>");
  expect(page()).not.toContain("Only for pages");
  await passes(room, 59_999);
  expect(shown()).toBe("<b>Hand in</b>");
  await passes(room, 1);
  expect(document.querySelector(".screen-words")).toBeNull();
  await settle(() => room.happens(sends(60_001, "Again", 60)));
  expect(shown()).toBe("Again");
  await settle(() =>
    room.happens(byModerator(60_002, { type: "TakeBackMessage", message: 3, screenOnly: true })),
  );
  expect(document.querySelector(".screen-words")).toBeNull();
});

test("RST3 TIM15 words are looked at again when their time is over, or the clock was set, and not in between", async () => {
  const room = lesson(sends(0, "Hand in", 60));
  const store = room.storeOfModerator();
  const live = store.live.value;
  if (!live) throw new Error("the contest has not arrived");
  let looks = 0;
  const clock = {
    clockSet: store.clockSet,
    serverNow() {
      looks += 1;
      return store.serverNow();
    },
  };
  const { app } = stageApp();
  await show(
    app,
    <ScreenContext.Provider value={{ live, joinOrigins: null, happenings: [] }}>
      <ScreenWords store={clock} />
    </ScreenContext.Provider>,
  );
  const before = looks;
  await passes(room, 9_000);
  expect([shown(), looks]).toEqual(["Hand in", before]);
  await settle(() => {
    room.now = 60_000;
    room.clockSet.value += 1;
  });
  expect(document.querySelector(".screen-words")).toBeNull();
});

test("CVR1 EMG1 a cover and a stand-in instead of the picture", async () => {
  const room = lesson();
  await showScreen(room);
  expect(document.querySelector(".screen")?.getAttribute("data-covered")).toBe("false");
  await settle(() => room.happens(byModerator(1, { type: "CoverBoards", covered: true, pause: false })));
  expect(page()).toContain(words.cover.lookUp);
  expect(document.querySelector(".screen")?.getAttribute("data-covered")).toBe("true");
  await settle(() => room.happens(byModerator(2, { type: "StopEverything" })));
  expect(page()).toContain(words.emergency.screenText);
  await settle(() => room.happens(byModerator(3, { type: "EndEmergency" })));
  expect(page()).toContain(words.cover.lookUp);
});

test("CDN1 a screen counts down to the start", async () => {
  const room = openClassroom(
    created(),
    opens(),
    joins(1, "Ann"),
    byModerator(0, { type: "StartContest", countdown: true }),
  );
  await showScreen(room);
  expect(textOf(document.querySelector(".start-seconds"))).toBe("3");
  await passes(room, 2_100);
  expect(textOf(document.querySelector(".start-seconds"))).toBe("1");
});

test("SCR1 SCR2 a screen does what is asked of its name, and then again what was chosen at it", async () => {
  history.replaceState(null, "", "/screen/ABC234?name=Hall");
  const wish = { show: "standin", zoomPercent: 120, marginPercent: 3, sound: "on" } as const;
  const steers = (at: number, name: string, to: typeof wish | null) =>
    byModerator(at, { type: "SteerScreen", screen: name, wish: to });
  const room = lesson(steers(0, "Yard", wish));
  const { app } = await showScreen(room);
  const screen = () => document.querySelector<HTMLElement>(".screen");
  expect(page()).not.toContain(words.screens.standinText);
  expect(app.sounds.isOn.value).toBe(false);
  await settle(() => room.happens(steers(1, "Hall", wish)));
  expect(page()).toContain(words.screens.standinText);
  expect(screen()?.style.getPropertyValue("--screen-zoom")).toBe("1.2");
  expect(screen()?.style.getPropertyValue("--screen-margin")).toBe("3vmin");
  expect(app.sounds.isOn.value).toBe(true);
  await settle(() => room.happens(steers(2, "Hall", null)));
  expect(page()).not.toContain(words.screens.standinText);
  expect(app.sounds.isOn.value).toBe(false);
  history.replaceState(null, "", "/");
});
