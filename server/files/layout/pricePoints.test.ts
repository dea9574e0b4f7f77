import { expect, test } from "vitest";
import { readPrice } from "./pricePoints.ts";

test.each([
  ["200", 200],
  ["$200", 200],
  ["€ 50", 50],
  ["100.0", 100],
  ["100,00", 100],
  ["1 000", 1000],
  ["1\u00a0000", 1000],
  ["1\u202f500", 1500],
  ["$1,000", 1000],
  ["1.000", 1000],
  ["200 pts", 200],
  ["300 points", 300],
  ["200 баллов", 200],
  ["1 балл", 1],
  ["150 ₽", 150],
  ["'100", 100],
  ["“100”", 100],
  ["100 000", 100_000],
  ["100 001", null],
  ["0", null],
  ["-100", null],
  ["2.5", null],
  ["100-200", null],
  ["x2", null],
  ["сто", null],
  ["", null],
  ["12 34", null],
])("FIL10 the price %j is %j", (written, points) => {
  expect(readPrice(written)).toBe(points);
});
