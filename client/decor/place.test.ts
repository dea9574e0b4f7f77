import { expect, test } from "vitest";
import { createMemoryStorage } from "../store/browserStorage.ts";
import { placeAt, pointOf, stepped } from "./place.ts";
import { createPlaces } from "./places.ts";

const laptop = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };
const kitten = { width: 80, height: 80 };

test("a figure stands where it was dropped", () => {
  const place = placeAt({ left: 500, top: 300 }, laptop, kitten);
  const { left, top } = pointOf(place, laptop, kitten);
  expect(left).toBeCloseTo(500);
  expect(top).toBeCloseTo(300);
});

test("nobody can drop a figure outside of the window", () => {
  expect(placeAt({ left: -50, top: 9_000 }, laptop, kitten)).toEqual({ x: 0, y: 1 });
  expect(placeAt({ left: 9_000, top: -1 }, laptop, kitten)).toEqual({ x: 1, y: 0 });
});

test("in another window it stands in the same part of it, and wholly inside", () => {
  for (const point of [
    { left: 0, top: 0 },
    { left: 1286, top: 688 },
    { left: 643, top: 100 },
  ]) {
    const place = placeAt(point, laptop, kitten);
    for (const window of [phone, laptop, { width: 3840, height: 2160 }]) {
      const { left, top } = pointOf(place, window, kitten);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + kitten.width).toBeLessThanOrEqual(window.width);
      expect(top + kitten.height).toBeLessThanOrEqual(window.height);
    }
  }
  expect(pointOf(placeAt({ left: 1286, top: 688 }, laptop, kitten), phone, kitten)).toEqual({
    left: 310,
    top: 764,
  });
});

test("a window smaller than the figure shows its upper left corner", () => {
  const tiny = { width: 50, height: 60 };
  expect(placeAt({ left: 20, top: 20 }, tiny, kitten)).toEqual({ x: 0, y: 0 });
  expect(pointOf({ x: 1, y: 1 }, tiny, kitten)).toEqual({ left: 0, top: 0 });
});

test("arrow keys move a figure by a step, up to the window's edge", () => {
  const middle = placeAt({ left: 600, top: 300 }, laptop, kitten);
  const moved = stepped(middle, "ArrowRight", laptop, kitten);
  expect(moved && pointOf(moved, laptop, kitten).left).toBeCloseTo(624);
  expect(stepped({ x: 0, y: 0 }, "ArrowUp", laptop, kitten)).toEqual({ x: 0, y: 0 });
  expect(stepped({ x: 1, y: 1 }, "ArrowDown", laptop, kitten)).toEqual({ x: 1, y: 1 });
  expect(stepped(middle, "Tab", laptop, kitten)).toBeNull();
});

test("the browser remembers where the figures were put, and that one went home", () => {
  const storage = createMemoryStorage();
  const before = createPlaces(storage);
  expect(before.of.girl.value).toBeNull();
  before.put("girl", { x: 0.25, y: 0.5 });
  before.put("kitten", { x: 1, y: 0 });
  before.keep();
  const after = createPlaces(storage);
  expect(after.of.girl.value).toEqual({ x: 0.25, y: 0.5 });
  expect(after.of.kitten.value).toEqual({ x: 1, y: 0 });
  after.put("kitten", null);
  after.keep();
  expect(createPlaces(storage).of.kitten.value).toBeNull();
});

test("what the browser remembers wrongly is forgotten", () => {
  for (const text of ["", "null", "7", '{"girl":{"x":2,"y":0},"kitten":{"x":"1","y":0}}', "{"]) {
    const storage = createMemoryStorage();
    storage.write("regatta.decor", text);
    const { of } = createPlaces(storage);
    expect([of.girl.value, of.kitten.value]).toEqual([null, null]);
  }
});
