// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isSheetLost, watchSheets } from "./lostSheets.ts";
import { untilLoaded } from "./untilLoaded.ts";

beforeEach(() => {
  vi.useFakeTimers();
  // A page of its own for each test: listeners stay.
  vi.stubGlobal("document", new DOMParser().parseFromString("<!doctype html>", "text/html"));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function addSheet(href: string): HTMLLinkElement {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = href;
  document.head.append(sheet);
  return sheet;
}

const sheets = () => [...document.querySelectorAll("link")];
const names = () => sheets().map((sheet) => sheet.getAttribute("href"));
const happen = (type: "load" | "error") => sheets()[0]?.dispatchEvent(new Event(type));

test("PAG4 a style sheet that did not come is asked for until it comes", () => {
  watchSheets(document);
  let asked = addSheet("/assets/PlayPage.css");
  for (let round = 0; round < 3; round++) {
    happen("error");
    expect(isSheetLost(document)).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(names()).toEqual(["/assets/PlayPage.css"]);
    expect(sheets()[0]).not.toBe(asked);
    asked = sheets()[0] ?? asked;
  }
  happen("load");
  vi.advanceTimersByTime(10_000);
  expect([isSheetLost(document), sheets()[0]]).toEqual([false, asked]);
});

test("PAG4 a style sheet that was lost before anybody looked is asked for, too; one that came is left alone", () => {
  const [come, lost, never] = ["come", "lost", "never"].map((name) => addSheet(`/assets/${name}.css`));
  const unreadable = {
    get cssRules() {
      throw new Error("Cannot access rules");
    },
  };
  if (come) Object.defineProperty(come, "sheet", { value: { cssRules: [] } });
  if (lost) Object.defineProperty(lost, "sheet", { value: unreadable });
  if (never) Object.defineProperty(never, "sheet", { value: null });
  watchSheets(document);
  vi.advanceTimersByTime(0);
  expect([come, lost, never].map((sheet) => sheet?.isConnected)).toEqual([true, false, false]);
  expect(names()).toEqual(["/assets/come.css", "/assets/lost.css", "/assets/never.css"]);
});

test("PAG4 a part of the page waits for its style sheet, and is never shown bare for it", async () => {
  const shown: string[] = [];
  watchSheets(document);
  addSheet("/assets/PlayPage.css");
  happen("error");
  untilLoaded(
    async () => "the page",
    (part) => shown.push(part),
  );
  await vi.advanceTimersByTimeAsync(1_000);
  happen("load");
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown).toEqual(["the page"]);
});

test("PAG4 a style sheet that never comes does not keep the page away", async () => {
  const shown: string[] = [];
  watchSheets(document);
  addSheet("/assets/PlayPage.css");
  happen("error");
  untilLoaded(
    async () => "the page",
    (part) => shown.push(part),
  );
  await vi.advanceTimersByTimeAsync(15_000);
  expect(shown).toEqual(["the page"]);
});

test("PAG4 a script that did not come is asked for until it does, or until nobody wants it", async () => {
  const shown: string[] = [];
  let asked = 0;
  const load = async () => {
    if (++asked < 3) throw new Error("no network");
    return "the page";
  };
  const giveUp = untilLoaded(load, (part) => shown.push(part));
  await vi.advanceTimersByTimeAsync(2_000);
  expect([asked, shown]).toEqual([2, []]);
  giveUp();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toBe(2);
  untilLoaded(load, (part) => shown.push(part));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(["the page"]);
});
