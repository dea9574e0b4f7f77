import { expect, it } from "vitest";
import { FlashCounter, mostFlashing } from "./FlashCounter.ts";
import { paint } from "./testing/paint.ts";

type Colour = readonly [number, number, number];
const black: Colour = [0, 0, 0];
const grey: Colour = [60, 60, 60];
const white: Colour = [255, 255, 255];
/** 0.83 of the luminance of white. */
const light: Colour = [235, 235, 235];
const red: Colour = [255, 0, 0];
/** As bright as the red. */
const brown: Colour = [140, 120, 110];
const frameMs = 25;

/** The largest shares while `share` of the picture is one colour and another by turns, so many times a second. */
function flash(colours: readonly [Colour, Colour], timesASecond: number, share: number) {
  const counter = new FlashCounter();
  const pictures = colours.map((colour) => paint(grey, [{ colour, share }]));
  const seen = { general: 0, red: 0 };
  const halfMs = 500 / timesASecond;
  for (let at = 0; at < 1_500; at += frameMs) {
    const picture = pictures[Math.floor(at / halfMs) % 2];
    if (!picture) throw new Error("no picture");
    const now = counter.add({ at, picture });
    seen.general = Math.max(seen.general, now.general);
    seen.red = Math.max(seen.red, now.red);
  }
  return seen;
}

it("FLM1 finds a third of the picture that flashes five times a second", () => {
  const { general } = flash([black, white], 5, 1 / 3);
  expect(general).toBeCloseTo(1 / 3, 1);
  expect(general).toBeGreaterThan(mostFlashing);
});

it("says how little of the picture flashes, where it is little", () => {
  const { general } = flash([black, white], 5, 0.2);
  expect(general).toBeCloseTo(0.2, 1);
  expect(general).toBeLessThan(mostFlashing);
});

it("lets three flashes a second pass, and finds the fourth", () => {
  expect(flash([black, white], 3, 1).general).toBe(0);
  expect(flash([black, white], 4, 1).general).toBe(1);
});

it("counts no change of less than a tenth, and none of what stays bright", () => {
  expect(flash([black, [80, 80, 80]], 8, 1).general).toBe(0);
  expect(flash([black, [100, 100, 100]], 8, 1).general).toBe(1);
  expect(flash([light, white], 8, 1).general).toBe(0);
});

it("counts a change that takes several frames as one", () => {
  const counter = new FlashCounter();
  let most = 0;
  for (let at = 0; at < 2_000; at += frameMs) {
    const value = Math.round(127 + 127 * Math.sin((at / 1_000) * 2 * Math.PI * 2));
    most = Math.max(most, counter.add({ at, picture: paint([value, value, value], []) }).general);
  }
  expect(most).toBe(0);
});

it("FLM1 finds flashes of saturated red that are none of brightness", () => {
  const seen = flash([red, brown], 5, 0.5);
  expect(seen.general).toBe(0);
  expect(seen.red).toBeCloseTo(0.5, 1);
  expect(flash([red, black], 3, 0.5).red).toBe(0);
});

it("forgets flashes after a second", () => {
  const counter = new FlashCounter();
  const at = (time: number, colour: Colour) => counter.add({ at: time, picture: paint(colour, []) });
  for (let index = 0; index < 10; index++) at(index * 50, index % 2 === 0 ? black : white);
  expect(at(500, black).general).toBe(1);
  expect(at(1_400, black).general).toBe(0);
});
