import { expect, test } from "vitest";
import type { Purchase } from "../../shared/contest/state.ts";
import { type AnswerResult, isCurrent } from "./playing.ts";

const wrong = { at: 2, answer: "1", reading: "1", verdict: "wrong" } as const;
const right = { at: 3, answer: "2", reading: "2", verdict: "accepted" } as const;
const purchase: Purchase = {
  id: 1,
  cardId: 1,
  boughtAt: 1,
  pricePoints: 100,
  paidPoints: 100,
  rewardsPoints: [200, 150, 100],
  status: "active",
  submissions: [wrong],
  closedAt: null,
};
const judgedWrong: AnswerResult = {
  type: "judged",
  outcome: {
    type: "judged",
    purchaseId: 1,
    cardId: 1,
    verdict: "wrong",
    reading: "1",
    attempt: 1,
    rewardPoints: 0,
    status: "active",
  },
};

test("a verdict tells of the last answer, also before the purchase shows it", () => {
  expect(isCurrent(judgedWrong, purchase)).toBe(true);
  expect(isCurrent(judgedWrong, { ...purchase, submissions: [] })).toBe(true);
});

test("a verdict is out of date when another laptop went on, or time ran out", () => {
  expect(isCurrent(judgedWrong, { ...purchase, submissions: [wrong, right], status: "solved" })).toBe(false);
  expect(isCurrent(judgedWrong, { ...purchase, submissions: [wrong, wrong] })).toBe(false);
  expect(isCurrent(judgedWrong, { ...purchase, status: "expired" })).toBe(false);
});
