import { expect, it } from "vitest";
import { seededRandom } from "../random.ts";
import { planOf } from "./plan.ts";

const counted = (count: number) => {
  const plan = planOf(count, seededRandom(count));
  return ["alive", "dead", "cutOff"].map((kind) => plan.filter((one) => one === kind).length);
};

it("plays each kind of promotion in its share, and once at least", () => {
  expect(counted(50)).toEqual([37, 10, 3]);
  expect(counted(3)).toEqual([1, 1, 1]);
  expect(counted(1)).toEqual([1, 0, 0]);
});

it("is the same again under the same seed", () => {
  expect(planOf(50, seededRandom(7))).toEqual(planOf(50, seededRandom(7)));
  expect(planOf(50, seededRandom(7))).not.toEqual(planOf(50, seededRandom(8)));
});
