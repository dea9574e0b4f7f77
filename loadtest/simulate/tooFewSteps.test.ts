import { expect, test } from "vitest";
import { tooFewSteps } from "./tooFewSteps.ts";

test("a run of more than a minute makes ten million steps an hour", () => {
  expect(tooFewSteps(1_000_000, 360)).toBeNull();
  expect(tooFewSteps(999_000, 360)).toBe("9,990,000 steps an hour are fewer than 10,000,000");
  expect(tooFewSteps(1_000, 60)).toBeNull();
  expect(tooFewSteps(1_000, 61)).not.toBeNull();
});
