// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const read = (file: string) => readFileSync(path.join(import.meta.dirname, "..", file), "utf8");
const script = read("public/lost-script.js");
const isHidden = () => document.querySelector("#lost-script")?.hasAttribute("hidden");

/** What the server says when it is asked whether it is there; null: nothing. */
let status: number | null;
let asked: number;
let loadedAnew: number;
let kept: Map<string, string>;
let page: EventTarget;

class Request {
  status = 0;
  onload: () => void = () => {};
  open(): void {}
  send(): void {
    asked++;
    if (status === null) return;
    this.status = status;
    this.onload();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  document.documentElement.innerHTML = read("index.html").replaceAll(/<script.*?<\/script>/g, "");
  [status, asked, loadedAnew, kept] = [200, 0, 0, new Map()];
});
afterEach(() => vi.useRealTimers());

/** The page is opened, and its scripts have come or not. */
function open(): void {
  page = new EventTarget();
  const window = Object.assign(page, {
    location: { href: "http://school.test/join/ABC234", reload: () => void loadedAnew++ },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    },
    setTimeout,
  });
  new Function("window", "document", "XMLHttpRequest", script)(window, document, Request);
}
const loaded = () => page.dispatchEvent(new Event("load"));
const start = () => document.querySelector("#app")?.append("the page");

test("PAG7 a page that started is told nothing, and nobody asks", () => {
  open();
  start();
  loaded();
  vi.advanceTimersByTime(60_000);
  expect([isHidden(), asked, loadedAnew]).toEqual([true, 0, 0]);
});

test("PAG7 a main script that did not come is told in both languages, with a way to try again", () => {
  open();
  expect(isHidden()).toBe(true);
  loaded();
  expect(isHidden()).toBe(false);
  const parts = [...document.querySelectorAll("#lost-script p")];
  expect(parts.map((part) => part.getAttribute("lang"))).toEqual(["en", "ru"]);
  for (const part of parts) part.querySelector("button")?.click();
  expect(loadedAnew).toBe(2);
});

test("PAG7 the page loads anew when the server answers, at most once a minute", () => {
  status = null;
  open();
  loaded();
  vi.advanceTimersByTime(120_000);
  expect(loadedAnew).toBe(0);
  status = 503;
  vi.advanceTimersByTime(10_000);
  expect(loadedAnew).toBe(0);
  status = 200;
  vi.advanceTimersByTime(5_000);
  expect(loadedAnew).toBe(1);

  // Lost again.
  open();
  loaded();
  vi.advanceTimersByTime(50_000);
  expect(loadedAnew).toBe(1);
  vi.advanceTimersByTime(15_000);
  expect(loadedAnew).toBe(2);
});

test("PAG7 where nothing can be remembered, the page does not load anew by itself", () => {
  open();
  Reflect.set(page, "sessionStorage", {
    getItem() {
      throw new Error("denied");
    },
  });
  loaded();
  vi.advanceTimersByTime(60_000);
  expect([isHidden(), loadedAnew]).toEqual([false, 0]);
});

test("PAG7 a script that is long on its way is told, until it comes", () => {
  open();
  vi.advanceTimersByTime(20_000);
  expect([isHidden(), asked]).toEqual([false, 0]);
  start();
  loaded();
  expect(isHidden()).toBe(true);
});

test("PAG7 a browser that is too old is told that and nothing else", () => {
  open();
  document.querySelector("#old-browser")?.removeAttribute("hidden");
  loaded();
  vi.advanceTimersByTime(60_000);
  expect([isHidden(), asked]).toEqual([true, 0]);
});

test("PAG7 the script uses no word that an old browser cannot read", () => {
  expect(script.replaceAll(/^\s*\/\/.*$/gm, "")).not.toMatch(/=>|`|\b(?:let|const|class|async)\b|\?\.|\?\?/);
});
