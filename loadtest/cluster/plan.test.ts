import { expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { faultNames } from "./kinds.ts";
import { planOf } from "./plan.ts";

test("a plan has every kind as often as any other, in an order of its own seed, and none twice in a row", () => {
  const count = 5 * faultNames.length;
  const plan = planOf(faultNames, count, seededRandom(1));
  for (const name of faultNames) expect(plan.filter((one) => one === name)).toHaveLength(5);
  expect(plan.some((name, index) => name === plan[index + 1])).toBe(false);
  expect(planOf(faultNames, count, seededRandom(1))).toEqual(plan);
  expect(planOf(faultNames, count, seededRandom(2))).not.toEqual(plan);
});

test("a plan of one kind has nothing else", () => {
  expect(planOf(["killed"], 3, seededRandom(1))).toEqual(["killed", "killed", "killed"]);
});
