import { expect, test } from "vitest";
import type { Purchase } from "../../shared/contest/state.ts";
import type { TeamView } from "../../shared/contest/view.ts";
import type { AnswerResult, Judged } from "./playing.ts";
import { mateVerdictOf, verdictOf } from "./verdict.ts";

const bought: Purchase = {
  id: 7,
  cardId: 3,
  boughtAt: 1,
  pricePoints: 200,
  paidPoints: 200,
  rewardsPoints: [400, 300, 200],
  status: "active",
  submissions: [],
  closedAt: null,
};

function answered(...verdicts: readonly ("wrong" | "accepted")[]): Purchase {
  const submissions = verdicts.map((verdict, index) => ({ at: index, answer: "1", reading: "1", verdict }));
  const last = verdicts.at(-1);
  const status = last === "accepted" ? "solved" : verdicts.length === 3 ? "failed" : "active";
  return { ...bought, submissions, status };
}

function teamWith(purchase: Purchase): TeamView {
  const entry = { at: 1, purchaseId: null } as const;
  return {
    kind: "team",
    teamId: "t1",
    name: "Owls",
    pin: "123456",
    removed: false,
    seats: ["s1"],
    ledger: [
      { ...entry, reason: "start", deltaPoints: 500 },
      { ...entry, reason: "purchase", deltaPoints: -200, purchaseId: purchase.id },
      { ...entry, reason: "reward", deltaPoints: 300, purchaseId: purchase.id },
      { ...entry, reason: "purchase", deltaPoints: -100, purchaseId: 9 },
    ],
    purchases: { [purchase.id]: purchase },
    tasks: {},
  };
}

function judged(attempt: number, verdict: Judged["verdict"], rewardPoints = 0): AnswerResult {
  const status = verdict === "accepted" ? "solved" : attempt === 3 ? "failed" : "active";
  return {
    type: "judged",
    outcome: {
      type: "judged",
      purchaseId: 7,
      cardId: 3,
      verdict,
      reading: "1",
      attempt,
      rewardPoints,
      status,
    },
  };
}

const verdict = (result: AnswerResult | undefined, purchase: Purchase) =>
  verdictOf(result, teamWith(purchase), purchase, null);

test("a wrong answer says how many attempts are left and what the next one pays", () => {
  expect(verdict(judged(1, "wrong"), answered("wrong"))).toEqual({
    type: "wrong",
    answer: "1",
    attemptsLeft: 2,
    nextRewardPoints: 300,
  });
});

test("the last wrong answer closes the task", () => {
  expect(verdict(judged(3, "wrong"), answered("wrong", "wrong", "wrong"))).toEqual({
    type: "failed",
    answer: "1",
  });
});

test("a right answer says what it brought and the balance right after it, whatever was bought since", () => {
  expect(verdict(judged(2, "accepted", 300), answered("wrong", "accepted"))).toEqual({
    type: "right",
    answer: "1",
    rewardPoints: 300,
    balancePoints: 600,
  });
});

test("a reply that comes before the team's new figures waits for them", () => {
  expect(verdict(judged(1, "wrong"), bought)).toEqual({ type: "waiting" });
});

test("there is none before an answer, and none when another laptop went on", () => {
  expect(verdict(undefined, bought)).toBeNull();
  expect(verdict(judged(1, "wrong"), answered("wrong", "wrong"))).toBeNull();
});

test("a mate's answer is told by the same words; an annulled one is not", () => {
  const ofMate = (purchase: Purchase) => mateVerdictOf(teamWith(purchase), purchase, null);
  expect(ofMate(answered("wrong"))).toEqual({
    type: "wrong",
    answer: "1",
    attemptsLeft: 2,
    nextRewardPoints: 300,
  });
  expect(ofMate(answered("wrong", "accepted"))).toMatchObject({ type: "right", rewardPoints: 300 });
  expect(ofMate(bought)).toBeNull();
  const annulled = { at: 1, answer: "1", reading: "1", verdict: "annulled" } as const;
  expect(ofMate({ ...bought, submissions: [annulled] })).toBeNull();
});
