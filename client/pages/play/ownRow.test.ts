import { expect, test } from "vitest";
import { scrollTopFor } from "./ownRow.ts";

const thirty = Array.from({ length: 30 }, (_, index) => ({ topPx: index * 30, heightPx: 30 }));
const table = { rows: thirty, headPx: 28, framePx: 128 };

test("PAG13 the own row stands in the middle, and the row at the upper edge is whole", () => {
  expect(scrollTopFor(table, 14)).toBe(13 * 30);
  expect(scrollTopFor({ ...table, framePx: 190 }, 14)).toBe(12 * 30);
});

test("at the top of the table nothing is scrolled away", () => {
  expect(scrollTopFor(table, 0)).toBe(0);
  expect(scrollTopFor(table, 1)).toBe(0);
});

test("a frame lower than a row, and a team that is not there, do no harm", () => {
  expect(scrollTopFor({ ...table, framePx: 30 }, 14)).toBe(14 * 30);
  expect(scrollTopFor(table, 30)).toBe(0);
});
