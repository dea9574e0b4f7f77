import { expect, test } from "vitest";
import { bobOf } from "./bob.ts";

const aSwell = Array.from({ length: 64 }, (_, index) => index * 50);

test.each([20, 60, 200])(
  "RST7 a boat of %i pixels bobs by whole pixels, up and down, and never far",
  (size) => {
    const bobs = aSwell.map((now) => bobOf(3, now, size));
    expect(bobs.every(Number.isInteger)).toBe(true);
    expect(Math.max(...bobs)).toBeGreaterThanOrEqual(1);
    expect(Math.min(...bobs)).toBe(-Math.max(...bobs));
    expect(Math.max(...bobs)).toBeLessThanOrEqual(size * 0.05);
  },
);

test("RST7 boats bob each for itself", () => {
  const at = (boat: number) => aSwell.map((now) => bobOf(boat, now, 60)).join();
  expect(new Set([0, 1, 2, 3].map(at)).size).toBe(4);
});
