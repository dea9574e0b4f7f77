// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchPageParts } from "./pageParts.ts";

const page = (script: string) => `<!doctype html><script type="module" src="${script}"></script>`;
let serverPage: string | null;
let reloads = 0;
let document: Document;
let window: EventTarget;
const kept = new Map<string, string>();

beforeEach(() => {
  vi.useFakeTimers();
  kept.clear();
  serverPage = page("/assets/index-A.js");
  reloads = 0;
  openTab();
});
afterEach(() => vi.useRealTimers());

function openTab(): void {
  window = new EventTarget();
  document = new DOMParser().parseFromString(page("/assets/index-A.js"), "text/html");
}

function watch() {
  return watchPageParts({
    document,
    window,
    storage: () => ({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, text),
    }),
    fetchPage: async () => serverPage,
    now: () => Date.now(),
    reload: () => void reloads++,
  });
}

test("PAG4 a part that an update took away is told, and the page loads anew, once", async () => {
  const age = watch();
  window.dispatchEvent(new Event("vite:preloadError"));
  await vi.advanceTimersByTimeAsync(5_000);
  expect([age.value, reloads]).toEqual(["current", 0]);

  serverPage = page("/assets/index-B.js");
  window.dispatchEvent(new Event("vite:preloadError"));
  await vi.advanceTimersByTimeAsync(0);
  expect([age.value, reloads]).toEqual(["updated", 0]);
  window.dispatchEvent(new Event("vite:preloadError"));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(reloads).toBe(1);

  // Loaded anew, and it is the old page again: a cache on the way.
  openTab();
  const second = watch();
  window.dispatchEvent(new Event("vite:preloadError"));
  await vi.advanceTimersByTimeAsync(5_000);
  expect([second.value, reloads]).toEqual(["stale", 1]);
});

test("PAG4 a style sheet that an update took away is found out in the same way", async () => {
  const age = watch();
  serverPage = page("/assets/index-B.js");
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  document.head.append(sheet);
  sheet.dispatchEvent(new Event("error"));
  await vi.advanceTimersByTimeAsync(0);
  expect(age.value).toBe("updated");
});

const loseScript = async () => {
  window.dispatchEvent(new Event("vite:preloadError"));
  await vi.advanceTimersByTimeAsync(2_000);
};

test("PAG4 a script that stays away though the server answers is told, and the page loads anew", async () => {
  const age = watch();
  await loseScript();
  expect([age.value, reloads]).toEqual(["current", 0]);
  await loseScript();
  expect([age.value, reloads]).toEqual(["lost", 1]);

  // So again soon: the network does not let it through.
  openTab();
  const second = watch();
  await loseScript();
  await loseScript();
  await loseScript();
  expect([second.value, reloads]).toEqual(["incomplete", 1]);

  // Much later it is worth a try.
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  openTab();
  const third = watch();
  await loseScript();
  await loseScript();
  expect([third.value, reloads]).toEqual(["lost", 2]);
});

test("PAG4 what is lost in one moment is one loss, a script among it or not", async () => {
  const age = watch();
  const loseTogether = async () => {
    document.head.append(document.createElement("link"));
    document.querySelector("link")?.dispatchEvent(new Event("error"));
    window.dispatchEvent(new Event("vite:preloadError"));
    await loseScript();
  };
  await loseTogether();
  expect(age.value).toBe("current");
  await loseTogether();
  expect(age.value).toBe("lost");
});

test("PAG4 an outage of the network is no lost script, however often it is asked for", async () => {
  const age = watch();
  serverPage = null;
  for (let times = 0; times < 5; times++) await loseScript();
  serverPage = page("/assets/index-A.js");
  await loseScript();
  expect([age.value, reloads]).toEqual(["current", 0]);
});

test("PAG4 without a network, and where something else answers, nothing loads anew", async () => {
  const age = watch();
  for (const answer of [null, "", "null", "<h1>Sign in to Wi-Fi</h1>"]) {
    serverPage = answer;
    window.dispatchEvent(new Event("vite:preloadError"));
    await vi.advanceTimersByTimeAsync(5_000);
  }
  expect([age.value, reloads]).toEqual(["current", 0]);
});
