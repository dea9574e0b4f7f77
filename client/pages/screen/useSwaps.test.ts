import { expect, test } from "vitest";
import { movesBetween } from "./useSwaps.ts";

test("rows move where the order changed, from the row in which they stood", () => {
  expect(movesBetween(["a", "b", "c", "d"], ["a", "c", "b", "d"])).toEqual([
    { from: 2, to: 1 },
    { from: 1, to: 2 },
  ]);
});

test("RST1 nothing moves while the order stays, whoever comes below", () => {
  expect(movesBetween(["a", "b"], ["a", "b"])).toEqual([]);
  expect(movesBetween(["a", "b"], ["a", "b", "c"])).toEqual([]);
  expect(movesBetween([], ["a", "b"])).toEqual([]);
});

test("who was out of sight does not glide in, and who follows glides up", () => {
  expect(movesBetween(["a", "b", "c"], ["x", "c"])).toEqual([{ from: 2, to: 1 }]);
});
