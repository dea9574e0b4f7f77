import { expect, test } from "vitest";
import { lineThrough } from "./memoryPoints.ts";

test("the line through points finds what there is without a contest, and what each one adds", () => {
  const { base, each } = lineThrough([
    [0, 200],
    [50, 300],
    [100, 400],
    [200, 600],
  ]);
  expect(base).toBeCloseTo(200);
  expect(each).toBeCloseTo(2);
});
