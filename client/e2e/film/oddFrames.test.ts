import { expect, it } from "vitest";
import { OddFrames } from "./OddFrames.ts";
import type { Picture } from "./picture.ts";
import { paint } from "./testing/paint.ts";

const sea = [60, 110, 160] as const;
const board = [240, 240, 235] as const;
const boat = [190, 40, 50] as const;
const frameMs = 50;

/** What is odd among pictures that follow each other. */
function oddAmong(pictures: readonly Picture[], everyMs = frameMs) {
  const odd = new OddFrames();
  return pictures.flatMap((picture, index) => odd.add({ at: index * everyMs, picture }) ?? []);
}

const still = paint(sea, []);
const other = paint(board, []);

it("FLM2 finds one frame of something else between two that are alike", () => {
  const found = oddAmong([still, still, other, still, still]);
  expect(found).toEqual([{ at: 2 * frameMs, lastedMs: frameMs, share: 1 }]);
});

it("finds it when it stood for two frames, and when only a part of the picture was another", () => {
  const part = paint(sea, [{ colour: board, share: 0.25 }]);
  const [found, ...others] = oddAmong([still, part, part, still]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ at: frameMs, lastedMs: 2 * frameMs });
  expect(found?.share).toBeCloseTo(0.25, 1);
});

it("finds it although the neighbours are not quite alike", () => {
  const moved = paint(sea, [{ colour: boat, share: 0.01 }]);
  expect(oddAmong([still, other, moved])).toHaveLength(1);
});

it("takes a view that turns into another for what it is", () => {
  expect(oddAmong([still, still, other, other])).toEqual([]);
  expect(oddAmong([still, paint(boat, []), other])).toEqual([]);
});

it("takes what stands for a while for no flash", () => {
  expect(oddAmong([still, other, still], 400)).toEqual([]);
});

it("lets small things move", () => {
  const sailing = Array.from({ length: 40 }, (_, index) =>
    paint(sea, [
      { colour: sea, share: index * 0.02 },
      { colour: boat, share: 0.02 },
    ]),
  );
  expect(oddAmong(sailing)).toEqual([]);
});
