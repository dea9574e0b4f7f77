// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buys, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
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

async function showScreen(room: Classroom) {
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
  await show(stageApp().app, <Screen />);
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
