import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { createMemoryStorage } from "../store/browserStorage.ts";
import { createHaptics, motorOf, type Touch, touches } from "./haptics.ts";

function phone({ isMoving = true, hasMotor = true, storage = createMemoryStorage() } = {}) {
  const felt: number[][] = [];
  const moving = signal(isMoving);
  let now = 1_000;
  const haptics = createHaptics({
    vibrate: hasMotor ? (pattern) => void felt.push(pattern) : null,
    storage,
    isMoving: moving,
    now: () => now,
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { haptics, felt, moving, pass, storage };
}

test("each touch is felt, told from the others, and over in a third of a second", () => {
  const { haptics, felt } = phone();
  const names = Object.keys(touches) as Touch[];
  for (const touch of names) haptics.feel(touch);
  expect(felt).toEqual(names.map((touch) => [...touches[touch]]));
  expect(new Set(felt.map(String)).size).toBe(names.length);
  for (const pattern of felt) expect(pattern.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(333);
});

test("who asks for stillness feels nothing, at once", () => {
  const { haptics, felt, moving } = phone({ isMoving: false });
  haptics.feel("wrong");
  expect(felt).toEqual([]);
  moving.value = true;
  haptics.feel("wrong");
  expect(felt).toHaveLength(1);
});

test("it is switched off, and the browser remembers it", () => {
  const { haptics, felt, storage } = phone();
  haptics.setOn(false);
  haptics.feel("accepted");
  expect(felt).toEqual([]);
  expect(phone({ storage }).haptics.isOn.value).toBe(false);
  haptics.setOn(true);
  expect(phone({ storage }).haptics.isOn.value).toBe(true);
});

test("being overtaken is felt once a minute at most, answers each time", () => {
  const { haptics, felt, pass } = phone();
  for (let time = 0; time < 3; time += 1) haptics.feel("overtaken");
  expect(felt).toHaveLength(1);
  pass(59_999);
  haptics.feel("overtaken");
  expect(felt).toHaveLength(1);
  pass(1);
  haptics.feel("overtaken");
  expect(felt).toHaveLength(2);
  haptics.feel("wrong");
  haptics.feel("wrong");
  expect(felt).toHaveLength(4);
});

test("a device without a motor has no setting and feels nothing", () => {
  const { haptics } = phone({ hasMotor: false });
  expect(haptics.isThere).toBe(false);
  expect(() => haptics.feel("wrong")).not.toThrow();
});

test("a motor is looked for in what is held in the hand, and nowhere else", () => {
  const asked: number[][] = [];
  const navigator = { vibrate: (pattern: number[]) => asked.push(pattern) > 0 } as unknown as Navigator;
  const pointer = (isCoarse: boolean) => (() => ({ matches: isCoarse })) as unknown as Window["matchMedia"];
  motorOf({ navigator, matchMedia: pointer(true) })?.([5]);
  expect(asked).toEqual([[5]]);
  expect(motorOf({ navigator, matchMedia: pointer(false) })).toBeNull();
  expect(motorOf({ navigator: {} as Navigator, matchMedia: pointer(true) })).toBeNull();
});
