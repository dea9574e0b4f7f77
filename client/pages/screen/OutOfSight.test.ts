import { expect, test } from "vitest";
import { wholeLines } from "./OutOfSight.tsx";

test("NME3 names alone have as many whole lines as their frame, one at least, and no count where nothing is laid out", () => {
  expect([410, 400, 399.5, 398].map((height) => wholeLines(height, 40))).toEqual([10, 10, 10, 9]);
  expect(wholeLines(10, 40)).toBe(1);
  expect([wholeLines(0, 40), wholeLines(400, 0), wholeLines(400, Number.NaN)]).toEqual([null, null, null]);
});
