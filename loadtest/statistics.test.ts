import { expect, it } from "vitest";
import { median, quantile } from "./statistics.ts";
import { formatNumber, formatTable } from "./table.ts";

it("finds the middle whatever the order, of an even number halfway between two", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([1.3, 1.1])).toBeCloseTo(1.2);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

it("finds the value that a share of all do not exceed", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(quantile(hundred, 0.99)).toBe(99);
  expect(quantile(hundred, 1)).toBe(100);
  expect(quantile(hundred, 0)).toBe(1);
  expect(quantile([7], 0.99)).toBe(7);
});

it("sorts numbers as numbers", () => {
  expect(median([10, 9, 100])).toBe(10);
});

it("writes tables that can be read", () => {
  expect(
    formatTable([
      ["", "a"],
      ["long", "10 000"],
    ]),
  ).toBe("           a\n------------\nlong  10 000");
  expect(["3.142", "31.42", "314.2", "3142.1", "12000", "NaN"].map(Number).map(formatNumber)).toEqual([
    "3.14",
    "31.4",
    "314",
    "3 142",
    "12 000",
    "–",
  ]);
});
