import { describe, expect, test } from "vitest";
import type { Checker } from "./checkers/checker.ts";
import { replay } from "./evolve.ts";
import { percentOf } from "./rewards.ts";
import { RulePack } from "./rules.ts";
import { post, rewardsFor } from "./scoring.ts";
import { created, running, teamIn } from "./testing.ts";

const { rules, board } = created();
const [card] = board.cards;
if (!card) throw new Error("no card");

function choiceOf(options: number, several = false): Checker {
  const texts = Array.from({ length: options }, (_, index) => `option ${index}`);
  return { kind: "choice", options: texts, correct: [1], several };
}

describe("rewards", () => {
  test.each([
    [100, [200, 150, 100]],
    [1, [2, 1, 1]],
    [33, [66, 49, 33]],
    [151, [302, 226, 151]],
    [100_000, [200_000, 150_000, 100_000]],
  ])("PAY1 a card for %i pays %j", (pricePoints, rewards) => {
    expect(rewardsFor(rules, { ...card, pricePoints })).toEqual(rewards);
  });

  test.each([
    [2, 1],
    [3, 1],
    [4, 2],
    [5, 2],
    [6, 3],
    [7, 3],
    [12, 3],
  ])("PAY2 CHK23 a choice of %i has %i attempts", (options, attempts) => {
    expect(rewardsFor(rules, { ...card, task: { ...card.task, checker: choiceOf(options) } })).toHaveLength(
      attempts,
    );
  });

  test("PAY2 attempts are what the rules allow for the kind", () => {
    const strict = { ...rules, attempts: { ...rules.attempts, number: 1, text: 2, choice: 3 } };
    expect(board.cards.map((each) => rewardsFor(strict, each).length)).toEqual([1, 2, 2, 1, 1, 2]);
  });

  test("PAY2 there are no more attempts than rewards", () => {
    const generous = { ...rules, attempts: { ...rules.attempts, number: 10, text: 10, choice: 10 } };
    expect(board.cards.map((each) => rewardsFor(generous, each).length)).toEqual([3, 3, 2, 3, 1, 3]);
  });

  test.each([
    ["floor", 33, 150, 49],
    ["nearest", 33, 150, 50],
    ["ceil", 33, 150, 50],
    ["floor", 33, 133, 43],
    ["nearest", 33, 133, 44],
    ["nearest", 33, 101, 33],
    ["ceil", 33, 101, 34],
    ["ceil", 100, 150, 150],
    ["nearest", 1, 49, 0],
    ["nearest", 1, 50, 1],
    ["floor", 1, 99, 0],
    ["floor", 100_000, 1000, 1_000_000],
    ["floor", 99_999, 999, 998_990],
    ["floor", 57, 0, 0],
  ] as const)("PAY3 %s of %i points × %i%% is %i", (rounding, points, percent, expected) => {
    expect(percentOf(points, percent, rounding)).toBe(expected);
  });

  test("PAY3 fractions of points or percents are no rules", () => {
    expect(RulePack.safeParse({ ...rules, startPoints: 0.5 }).success).toBe(false);
    expect(RulePack.safeParse({ ...rules, rewardPercents: [150.5] }).success).toBe(false);
    expect(RulePack.safeParse(rules)).toEqual({ success: true, data: rules });
  });
});

test("PAY5 posting adds the entry and moves the balance by it", () => {
  const team = teamIn(replay(running(created())), "t1");
  const entry = { at: 7, deltaPoints: -30, reason: "purchase", purchaseId: 1 } as const;
  const after = post(team, entry);
  expect(after.balancePoints).toBe(470);
  expect(after.ledger).toEqual([...team.ledger, entry]);
});

test("STD3 only a reward that pays something moves the time of the last reward", () => {
  const team = teamIn(replay(running(created())), "t1");
  const reward = { at: 7, deltaPoints: 0, reason: "reward", purchaseId: 1 } as const;
  expect(post(team, reward).lastRewardAt).toBeNull();
  expect(post(team, { ...reward, deltaPoints: 1 }).lastRewardAt).toBe(7);
  expect(post(team, { ...reward, deltaPoints: 1, reason: "refund" }).lastRewardAt).toBeNull();
});
