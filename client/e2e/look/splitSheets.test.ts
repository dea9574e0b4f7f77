import { expect, test } from "vitest";
import { splitSheets } from "./splitSheets.ts";

test("every row is on one sheet, in its order, and no sheet is higher than a browser takes a picture of", () => {
  const heights = Array.from({ length: 230 }, (_, row) => 90 + ((row * 37) % 200));
  const sheets = splitSheets(heights, 15_000);
  expect(sheets.flat()).toEqual(heights.map((_, row) => row));
  const high = sheets.map((rows) => rows.reduce((sum, row) => sum + (heights[row] ?? 0), 0));
  expect(high.length).toBeGreaterThan(2);
  for (const height of high) expect(height).toBeLessThanOrEqual(15_000);
});

test("rows that fit stand on one sheet, and one that fits on none is not lost", () => {
  expect(splitSheets([10, 20, 30], 60)).toEqual([[0, 1, 2]]);
  expect(splitSheets([10, 100, 30], 60)).toEqual([[0], [1], [2]]);
  expect(splitSheets([], 60)).toEqual([]);
});
