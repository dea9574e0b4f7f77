// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { languages } from "../../shared/languages.ts";
import { clear, settle, show, stageApp, textOf } from "../pages/testing/stage.tsx";
import { momentNames, momentOf } from "./moments.ts";
import { Staged, stageScreen } from "./stagedScreen.tsx";

beforeEach(() => {
  vi.useFakeTimers();
  // jsdom moves nothing and lays nothing out.
  Object.assign(Element.prototype, { animate: () => ({ cancel: () => {}, play: () => {}, currentTime: 0 }) });
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  document.head.innerHTML = "<style>div { line-height: 40px }</style>";
});
afterEach(() => {
  clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each(momentNames)("%s is on the screen at its moment, and was not before it", async (name) => {
  const moment = momentOf(name, "en");
  const { app } = stageApp({ addresses: () => ({ ok: true, reply: { origins: ["http://10.0.0.5:2567"] } }) });
  app.screenShow.choose(moment.view.roomCode, moment.shows);
  const { store, goOn } = stageScreen(moment);
  await show(app, <Staged store={store} />);
  await settle();
  const missing = () => moment.seen.filter((selector) => document.querySelector(selector) === null);
  if (moment.before) expect(missing()).toEqual(moment.seen);
  await settle(goOn);
  expect(missing()).toEqual([]);
});

test.each(languages)("in %s no two are alike, and some names are the longest", async (language) => {
  const { app } = stageApp();
  const told = new Map<string, string>();
  for (const name of momentNames) {
    const { store, goOn } = stageScreen(momentOf(name, language));
    await show(app, <Staged store={store} />);
    await settle(goOn);
    told.set(textOf(document.body), name);
    clear();
  }
  expect(told.size).toBe(momentNames.length);
  const names = momentNames.flatMap((name) => Object.values(momentOf(name, language).view.teams));
  const lengths = names.map((team) => [...team.name].length);
  expect(Math.max(...lengths)).toBe(40);
});
