import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkFrames } from "./checkFrames.ts";

const frameMs = 50;
const colours = { sea: "#3c6ea0", board: "#f4f4ee", night: "#101820" } as const;
type Shown = keyof typeof colours;

let folder = "";

/** Frames as a browser sends them. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "regatta-frames-"));
  for (const [name, background] of Object.entries(colours)) {
    const picture = sharp({ create: { width: 960, height: 540, channels: 3, background } });
    await picture.jpeg({ quality: 60 }).toFile(fileOf(name));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function fileOf(name: string): string {
  return path.join(folder, `${name}.jpg`);
}

function check(shown: readonly Shown[]) {
  return checkFrames(shown.map((name, index) => ({ file: fileOf(name), at: index * frameMs })));
}

it("FLM2 finds the one frame of a film that shows something else", async () => {
  const { odd, flashes } = await check(["sea", "sea", "board", "sea", "sea"]);
  expect(odd).toEqual([{ at: 2 * frameMs, lastedMs: frameMs, share: 1 }]);
  expect(flashes).toEqual([]);
});

it("FLM1 finds a film that flashes, from when to when and how much of it", async () => {
  const still = new Array<Shown>(10).fill("night");
  const flashing = new Array<readonly Shown[]>(6).fill(["board", "board", "night", "night"]).flat();
  const { flashes, mostGeneral } = await check([...still, ...flashing, ...still]);
  // It changes every 100 ms from 500 to 1,600: the seventh time at 1,100; before 2,000 the last seven are within a second.
  expect(flashes).toEqual([{ kind: "general", at: 1_100, until: 1_950, share: 1 }]);
  expect(mostGeneral).toEqual({ share: 1, at: 1_100 });
});

it("has nothing against a view that turns into another", async () => {
  expect(await check(["sea", "sea", "board", "board", "night", "night"])).toMatchObject({
    odd: [],
    flashes: [],
  });
});
