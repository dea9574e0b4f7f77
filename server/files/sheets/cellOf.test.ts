import { expect, test } from "vitest";
import { ABOUT_TWICE, growthOf } from "../../../shared/testing/growth.ts";
import { cellOf } from "./cellOf.ts";

test.each([
  ["0.00", 12.5, "12.50", undefined],
  ['"[red"0', 3, "3", undefined],
  ["[$-409]d.m.yyyy", 3, "3.1.1900", true],
  ['0 "days"', 3, "3 days", undefined],
])("FIL10 a number with the format %s is a date or none", (z, v, w, isDate) => {
  expect(cellOf({ t: "n", v, w, z }).isDate).toBe(isDate);
});

test.each([
  ["(12.5)", -12.5],
  ["− 7", -7],
  ["x 1,250.00", 1250],
  ["1 3/4", 1.75],
  ["12 %", 0.12],
])("FIL10 %s shows %d", (w, v) => {
  expect(cellOf({ t: "n", v, w, z: "0" })).toEqual({ text: w });
});

test("SCY9 a cell takes as long as its text and its format are", () => {
  for (const piece of [" ", "[", '"', "1 ", "-"]) {
    const long = (size: number) => piece.repeat(size);
    expect(growthOf((size) => cellOf({ t: "n", v: 1, w: `x${long(size)}x`, z: "0" }), 200_000)).toBeLessThan(
      ABOUT_TWICE,
    );
    expect(growthOf((size) => cellOf({ t: "n", v: 1, w: "1", z: `0${long(size)}` }), 200_000)).toBeLessThan(
      ABOUT_TWICE,
    );
  }
});
