import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { delay, systemClock } from "../contests/clock.ts";
import { PictureCache } from "./PictureCache.ts";

/** Pictures of 10 bytes; what is asked of the database, in order. */
function cacheOf(mostBytes: number) {
  const asked: string[] = [];
  const cache = new PictureCache(async (contestId, id) => {
    asked.push(`${contestId} ${id}`);
    if (id === "none") return undefined;
    if (id === "broken") throw new Error("the database is away");
    return { id, type: "image/png", width: 1, height: 1, bytes: 10, content: Buffer.alloc(10) };
  }, mostBytes);
  return { cache, asked };
}

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** What nobody holds is gone. */
async function forgetUnheld(): Promise<void> {
  // What was looked at lately is held until this turn is over.
  await delay(systemClock, 1);
  collectGarbage();
}

test("MED7 thirty who ask for a picture at once ask the database once, and later ones not at all", async () => {
  const { cache, asked } = cacheOf(100);
  const found = await Promise.all(Array.from({ length: 30 }, () => cache.find("c", "a")));
  expect(new Set(found).size).toBe(1);
  expect(await cache.find("c", "a")).toBe(found[0]);
  expect(asked).toEqual(["c a"]);
  await cache.find("other", "a");
  expect(asked).toEqual(["c a", "other a"]);
});

test("MED7 the one that was not asked for the longest makes way", async () => {
  const { cache, asked } = cacheOf(30);
  for (const id of ["a", "b", "c", "a", "d", "e"]) await cache.find("c", id);
  expect(cache.bytes).toBe(30);
  asked.length = 0;
  for (const id of ["a", "d", "e"]) await cache.find("c", id);
  expect(asked).toEqual([]);
  await forgetUnheld();
  await cache.find("c", "b");
  expect(asked).toEqual(["c b"]);
});

test("MED7 what is not there, or could not be asked for, is asked for again", async () => {
  const { cache, asked } = cacheOf(30);
  for (let n = 0; n < 2; n += 1) {
    expect(await cache.find("c", "none")).toBeUndefined();
    await expect(cache.find("c", "broken")).rejects.toThrow("away");
  }
  expect(asked.length).toBe(4);
  expect(cache.bytes).toBe(0);
});

test("MED7 NET10 one that made way is not read again while an answer still holds what is in it", async () => {
  const { cache, asked } = cacheOf(30);
  const answer = (await cache.find("c", "a"))?.content.buffer;
  for (const id of ["b", "d", "e"]) await cache.find("c", id);
  asked.length = 0;
  await forgetUnheld();
  const again = await cache.find("c", "a");
  expect(asked).toEqual([]);
  expect(again).toMatchObject({ id: "a", type: "image/png", width: 1, height: 1, bytes: 10 });
  expect(again?.content.buffer).toBe(answer);
  expect(again?.content).toHaveLength(10);
  expect(cache.bytes).toBe(30);
});
