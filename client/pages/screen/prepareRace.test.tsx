// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test } from "vitest";
import { created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { openClassroom } from "../testing/classroom.ts";
import { clear, settle, show, stageApp } from "../testing/stage.tsx";
import { Race } from "./Race.tsx";
import { ScreenFrame } from "./ScreenFrame.tsx";

beforeEach(() => {
  // jsdom moves nothing.
  Object.assign(Element.prototype, { animate: () => ({ cancel: () => {}, play: () => {}, currentTime: 0 }) });
});
afterEach(() => clear());

test("RST5 while the board is shown the race is prepared once, whatever happens, and no longer when it goes", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Foxes"), starts());
  const store = { ...room.storeOfModerator(), privateView: signal(null) };
  const told: string[] = [];
  const prepareRace = () => {
    told.push("asked");
    return () => told.push("called off");
  };
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
  await show({ ...stageApp().app, prepareRace }, <Screen />);
  await settle(() => room.happens(joins(2, "Owls")));
  expect(told).toEqual(["asked"]);
  await settle(clear);
  expect(told).toEqual(["asked", "called off"]);
});
