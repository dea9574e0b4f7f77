import { expect, test } from "vitest";
import { type AwakeBrowser, keepAwake } from "./keepAwake.ts";

class Lock extends EventTarget {
  releases = 0;

  async release(): Promise<void> {
    this.releases++;
    this.dispatchEvent(new Event("release"));
  }
}

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";

  becomes(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

function browse(request: () => Promise<EventTarget>) {
  const page = new Page();
  const told: boolean[] = [];
  const browser: AwakeBrowser = { wakeLock: { request }, document: page as unknown as Document };
  return { page, told, stop: keepAwake(browser, (isKept) => told.push(isKept)) };
}

const turns = async () => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

test("PAG23 the display is kept on, again when the page comes back, until the page is left", async () => {
  const locks: Lock[] = [];
  const { page, told, stop } = browse(async () => {
    const lock = new Lock();
    locks.push(lock);
    return lock;
  });
  await turns();
  expect([told, locks.length]).toEqual([[true], 1]);
  page.becomes("hidden");
  await locks[0]?.release();
  expect(told).toEqual([true]);
  page.becomes("visible");
  await turns();
  expect([told, locks.length]).toEqual([[true, true], 2]);
  stop();
  expect(locks[1]?.releases).toBe(1);
  page.becomes("visible");
  await turns();
  expect(locks).toHaveLength(2);
});

test("PAG23 a lock that comes after the page was left is given back", async () => {
  const lock = new Lock();
  const { stop } = browse(async () => lock);
  stop();
  await turns();
  expect(lock.releases).toBe(1);
});

test("PAG23 it is told where the browser cannot, refuses, or takes it back while the page is seen", async () => {
  const told: boolean[] = [];
  keepAwake({ document: new Page() as unknown as Document }, (isKept) => told.push(isKept));
  expect(told).toEqual([false]);

  const refused = browse(() => Promise.reject(new Error("low battery")));
  await turns();
  expect(refused.told).toEqual([false]);

  const lock = new Lock();
  const taken = browse(async () => lock);
  await turns();
  await lock.release();
  expect(taken.told).toEqual([true, false]);
});
