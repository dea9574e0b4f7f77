// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { created, joins, opens, starts } from "../../shared/contest/testing.ts";
import { en } from "../i18n/en.ts";
import { startRouter } from "../store/router.ts";
import { PlainPage } from "./parts/PlainPage.tsx";
import { PlayScreen } from "./play/PlayScreen.tsx";
import { openClassroom } from "./testing/classroom.ts";
import { showPlay } from "./testing/playStage.tsx";
import { clear, find, settle, show, stageApp } from "./testing/stage.tsx";

startRouter();
afterEach(clear);

test.each([
  ["a page that is read from top to bottom", () => show(stageApp().app, <PlainPage>Words</PlainPage>)],
  [
    "a team's page",
    () => {
      Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
      return showPlay(openClassroom(created(), opens(), joins(1, "Ann"), starts()), "t1", <PlayScreen />);
    },
  ],
])("PAG33 the first link of %s leads the keyboard to its content", async (_, showPage) => {
  await showPage();
  const link = find("a", en.app.skipToContent);
  expect(document.querySelector("a, button")).toBe(link);
  await settle(() => link.click());
  expect(document.activeElement).toBe(document.querySelector("main"));
});
