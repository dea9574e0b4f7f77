// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { byModerator, created, joins, opens, starts, t0 } from "../../../shared/contest/testing.ts";
import { isQuiet } from "../../store/screenWish.ts";
import { useShownContest } from "../parts/useShownContest.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { clear, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { ScreenFrame } from "./ScreenFrame.tsx";
import { publicView } from "./testing/publicView.ts";

const wish = { show: "standin", zoomPercent: 100, marginPercent: 0, sound: "own" } as const;
const covers = (at: number, covered: boolean) =>
  byModerator(at, { type: "CoverBoards", covered, pause: false });
const standsIn = (at: number, isStandingIn: boolean) =>
  byModerator(at, { type: "SteerScreen", screen: "", wish: isStandingIn ? wish : null });

beforeEach(() => {
  vi.useFakeTimers();
  // jsdom moves nothing.
  Object.assign(Element.prototype, { animate: () => ({ cancel: () => {}, play: () => {}, currentTime: 0 }) });
});
afterEach(() => {
  clear();
  vi.useRealTimers();
});

async function showScreen(room: Classroom) {
  const store = { ...room.storeOfModerator(), privateView: signal(null) };
  const heard: string[] = [];
  const { app } = stageApp();
  const sounds: typeof app.sounds = {
    ...app.sounds,
    play: (name) => heard.push(name),
    loop: (name) => name && heard.push(name),
  };
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
  await show({ ...app, sounds }, <Screen />);
  return { heard };
}

const said = () => textOf(document.querySelector(".celebration-place"));

async function passes(room: Classroom, ms: number) {
  room.now += ms;
  await settle(() => vi.advanceTimersByTime(1_100));
}

test("SCR5 a screen is quiet under a cover, and while something stands in on the screens of its name", () => {
  const view = publicView({ Foxes: [0, 0, 0] });
  const screens = [{ name: "Hall", wish }];
  expect(isQuiet(view, "")).toBe(false);
  expect(isQuiet({ ...view, cover: "look_up" }, "")).toBe(true);
  expect([isQuiet({ ...view, screens }, "Hall"), isQuiet({ ...view, screens }, "")]).toEqual([true, false]);
});

test("SCR5 what looks on beside the page is told when it is quiet", async () => {
  const view = publicView({ Foxes: [0, 0, 0] });
  const { app } = stageApp();
  const Page = (props: { readonly page: "screen" | "team"; readonly shown: typeof view }) => {
    useShownContest(props.page, props.shown);
    return null;
  };
  const isTold = async (page: "screen" | "team", shown: typeof view) => {
    await show(app, <Page page={page} shown={shown} />);
    return app.shownContest.now.value?.isQuiet;
  };
  const steered = { ...view, screens: [{ name: "", wish }] };
  expect([await isTold("screen", view), await isTold("screen", steered)]).toEqual([false, true]);
  expect([await isTold("team", view), await isTold("team", steered)]).toEqual([false, false]);
  expect(await isTold("team", { ...view, cover: "look_up" })).toBe(true);
});

describe.each([
  ["a cover", covers],
  ["a stand-in", standsIn],
])("SCR5 under %s", (_name, hides) => {
  test("the clock is neither seen nor heard, and nothing is made up for", async () => {
    const room = openClassroom(created(), opens(), joins(1, "Ann"), starts());
    const { heard } = await showScreen(room);
    const endsAt = (room.state.value.clock.endsAt ?? 0) - t0;
    await settle(() => room.happens(hides(1, true)));
    heard.length = 0;
    for (const leftMs of [121_000, 119_000, 9_500, 8_500, 7_500])
      await passes(room, endsAt - leftMs - room.now);
    expect([heard, said(), document.querySelector(".screen")?.getAttribute("data-tension")]).toEqual([
      [],
      "",
      "0",
    ]);
    await settle(() => room.happens(hides(room.now, false)));
    expect(said()).toBe("");
    await passes(room, 1_000);
    await passes(room, 1_000);
    expect(heard).toContain("tick");
  });
});

test("SCR5 no count to the start is seen under a stand-in", async () => {
  const counts = byModerator(0, { type: "StartContest", countdown: true });
  const room = openClassroom(created(), opens(), joins(1, "Ann"), standsIn(0, true), counts);
  await showScreen(room);
  const counted = () => document.querySelector(".start-seconds, .start-countdown");
  expect(counted()).toBeNull();
  await settle(() => room.happens(standsIn(1, false)));
  expect(counted()).not.toBeNull();
});

test("SCR5 the bell is not heard under a stand-in", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts(), standsIn(1, true));
  const { heard } = await showScreen(room);
  await settle(() => room.happens(byModerator(2, { type: "FinishContest" })));
  expect([heard, said()]).toEqual([[], ""]);
});
