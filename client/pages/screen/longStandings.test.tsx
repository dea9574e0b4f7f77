// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buys, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import type { ScreenViewName } from "../../store/screenShow.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { clear, rowsOf, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { Race } from "./Race.tsx";
import { ScreenFrame } from "./ScreenFrame.tsx";

const { screen } = en;
const names = Array.from({ length: 30 }, (_, index) => `Team ${index + 10}`);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  Object.assign(Element.prototype, { animate: () => ({ cancel: () => {}, play: () => {}, currentTime: 0 }) });
  // jsdom lays nothing out: nine rows fit.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(360);
  document.head.innerHTML = "<style>div { line-height: 40px }</style>";
});
afterEach(() => {
  clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function showScreen(room: Classroom, view: ScreenViewName = "all") {
  const store = { ...room.storeOfModerator(), privateView: signal(null) };
  function Screen() {
    const live = store.live.value;
    return (
      live && (
        <ScreenFrame store={store} live={live}>
          <Race store={store} />
        </ScreenFrame>
      )
    );
  }
  const { app } = stageApp();
  app.screenShow.choose(room.state.value.roomCode, view);
  await show(app, <Screen />);
  await settle();
}

const shown = () => rowsOf(document.querySelector(".screen-standings table")).map(([, name]) => name);
const turnThePage = () => act(() => void vi.advanceTimersByTime(8_000));

test("PAG16 the first three stay while the others turn their pages, and each has its turn", async () => {
  const room = openClassroom(
    created({ limits: { teams: 40, seatsPerTeam: 1 } }, { ranking: "balance" }),
    opens(),
    ...names.map((name, index) => joins(index + 1, name)),
    starts(),
  );
  await showScreen(room);
  const others = new Set<string | undefined>();
  for (let page = 1; page <= 5; page++) {
    expect(textOf(document.querySelector(".screen-standings h2"))).toContain(screen.page(page, 5));
    expect(shown().slice(0, 3)).toEqual(names.slice(0, 3));
    expect(shown().length).toBeLessThanOrEqual(9);
    expect(textOf(document.querySelector("[data-last-of-first=true]"))).toContain(names[2]);
    for (const name of shown().slice(3)) others.add(name);
    await turnThePage();
  }
  expect([...others]).toEqual(names.slice(3));
  // Whoever falls behind makes room at once, whatever page is shown.
  await turnThePage();
  await settle(() => room.happens(buys(0, "t1", 1)));
  expect(shown().slice(0, 3)).toEqual(names.slice(1, 4));
});

test.each([
  ["of twenty letters", 20, "3"],
  ["of forty letters", 40, "3"],
  ["of two letters", 2, "7"],
])("NME1 sixty names %s stand in as many columns as leave them room", async (_, letters, columns) => {
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1736);
  document.head.innerHTML = "<style>div { font-size: 40px; line-height: 40px }</style>";
  const sixty = Array.from({ length: 60 }, (__, index) => `${index + 10}`.padEnd(letters, "n"));
  const room = openClassroom(
    created({ limits: { teams: 60, seatsPerTeam: 1 } }),
    opens(),
    ...sixty.map((name, index) => joins(index + 1, name)),
    starts(),
  );
  await showScreen(room, "standings");
  expect(document.querySelector<HTMLElement>(".screen-rows")?.dataset.columns).toBe(columns);
  expect(shown().length).toBeLessThanOrEqual(9 * Number(columns));
});
