import fc from "fast-check";
import { expect, test } from "vitest";
import type { PurchaseView, SubmissionView, TeamView } from "../../shared/contest/view.ts";
import type { Judged, OwnAnswers } from "./playing.ts";
import { plainTeamView } from "./testing/plainTeamView.ts";
import { stillTrue, verdictOf } from "./verdict.ts";

const bought: PurchaseView = {
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

/** The answers of a purchase read as their numbers: 1, 2, 3. */
function submission(attempt: number, verdict: SubmissionView["verdict"]): SubmissionView {
  return { at: attempt, answer: `${attempt}`, reading: `${attempt}`, verdict };
}

function answered(...verdicts: readonly ("wrong" | "accepted")[]): PurchaseView {
  const submissions = verdicts.map((verdict, index) => submission(index + 1, verdict));
  const last = verdicts.at(-1);
  const status = last === "accepted" ? "solved" : verdicts.length === 3 ? "failed" : "active";
  return { ...bought, submissions, status };
}

function teamWith(purchase: PurchaseView): TeamView {
  const entry = { at: 1, purchaseId: null } as const;
  return plainTeamView({
    seats: ["s1"],
    ledger: [
      { ...entry, reason: "start", deltaPoints: 500 },
      { ...entry, reason: "purchase", deltaPoints: -200, purchaseId: purchase.id },
      { ...entry, reason: "reward", deltaPoints: 300, purchaseId: purchase.id },
      { ...entry, reason: "purchase", deltaPoints: -100, purchaseId: 9 },
    ],
    purchases: { [purchase.id]: purchase },
  });
}

function judged(attempt: number, verdict: Judged["verdict"], rewardPoints = 0): OwnAnswers {
  const status = verdict === "accepted" ? "solved" : attempt === 3 ? "failed" : "active";
  const reading = `${attempt}`;
  const outcome = {
    type: "judged",
    purchaseId: 7,
    cardId: 3,
    verdict,
    reading,
    attempt,
    rewardPoints,
    status,
  };
  return { last: { type: "judged", outcome: outcome as Judged }, readings: [reading] };
}

const told = (own: OwnAnswers | undefined, purchase: PurchaseView, seen = 0) =>
  verdictOf(own, teamWith(purchase), purchase, null, seen);
const verdict = (own: OwnAnswers | undefined, purchase: PurchaseView) => told(own, purchase)?.verdict;

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
    answer: "3",
  });
});

test("a right answer says what it brought and the balance right after it, whatever was bought since", () => {
  expect(verdict(judged(2, "accepted", 300), answered("wrong", "accepted"))).toEqual({
    type: "right",
    answer: "2",
    rewardPoints: 300,
    balancePoints: 600,
  });
});

test("a reply that comes before the team's new figures waits for them", () => {
  expect(verdict(judged(1, "wrong"), bought)).toEqual({ type: "waiting" });
});

test("there is none before an answer, and what was answered before the task was opened is no news", () => {
  expect(told(undefined, bought)).toBeNull();
  expect(told(undefined, answered("wrong"), 1)).toBeNull();
});

test("a mate's answer is told by the same words; an annulled one is not", () => {
  const wrong = { type: "wrong", answer: "1", attemptsLeft: 2, nextRewardPoints: 300 };
  expect(told(undefined, answered("wrong"))).toEqual({ by: "mate", verdict: wrong });
  const right = { type: "right", answer: "2", rewardPoints: 300 };
  expect(told(judged(1, "wrong"), answered("wrong", "accepted"))).toMatchObject({
    by: "mate",
    verdict: right,
  });
  expect(told(undefined, { ...bought, submissions: [submission(1, "annulled")] })).toBeNull();
  expect(told(judged(1, "wrong"), { ...bought, submissions: [submission(1, "annulled")] })).toBeNull();
});

test("PAG1 an own verdict never becomes a mate's, and a closed purchase promises nothing, whatever happens", () => {
  const statuses = ["active", "solved", "failed", "expired", "withdrawn"] as const;
  let own = 0;
  let mates = 0;
  fc.assert(
    fc.property(
      fc.array(fc.record({ mine: fc.boolean(), annulled: fc.boolean(), right: fc.boolean() }), {
        maxLength: 3,
      }),
      fc.constantFrom(...statuses),
      fc.nat(3),
      (answers, status, seen) => {
        const submissions = answers.map(({ annulled, right }, index) =>
          submission(index + 1, annulled ? "annulled" : right ? "accepted" : "wrong"),
        );
        const purchase: PurchaseView = { ...bought, status, submissions };
        const mine = answers.flatMap((answer, index) => (answer.mine ? [index + 1] : []));
        const newest = mine.at(-1);
        const known =
          newest === undefined ? undefined : { ...judged(newest, "wrong"), readings: mine.map(String) };
        const shown = told(known, purchase, seen);
        if (shown) expect(["active", "solved", "failed"]).toContain(status);
        if (shown?.by === "mate") expect(answers.at(-1)).toMatchObject({ mine: false, annulled: false });
        if (shown?.by === "own") expect(answers.at(-1)).toMatchObject({ mine: true, annulled: false });
        own += shown?.by === "own" ? 1 : 0;
        mates += shown?.by === "mate" ? 1 : 0;
      },
    ),
    { numRuns: 2_000 },
  );
  expect(own).toBeGreaterThan(3);
  expect(mates).toBeGreaterThan(3);
});

test("an answer under way and a refusal are told whatever became of the purchase", () => {
  const expired: PurchaseView = { ...answered("wrong"), status: "expired" };
  const refused = { type: "refused", rejection: { code: "time_is_up" } } as const;
  expect(told({ last: { type: "waiting" }, readings: ["1"] }, expired)?.verdict).toEqual({ type: "waiting" });
  expect(told({ last: refused, readings: ["1"] }, expired)?.verdict).toEqual(refused);
});

test("PAG1 RES10 a verdict that a moderator changed since says nothing any more, also where a key reads it otherwise", () => {
  expect(verdict(judged(1, "wrong"), answered("accepted"))).toBeUndefined();
  expect(verdict(judged(2, "accepted", 300), answered("wrong", "wrong"))).toBeUndefined();
  const read = { ...submission(1, "wrong"), reading: "one" };
  expect(verdict(judged(1, "wrong"), { ...bought, submissions: [read] })).toBeUndefined();
});

test.each([
  ["contest_paused", { phase: "paused" }],
  ["contest_finished", { phase: "finished" }],
  ["time_is_up", { phase: "finished" }],
  ["boards_covered", { cover: "look_up" }],
  ["team_blocked", { blocked: true }],
  ["purchase_closed", { status: "failed" }],
] as const)("PAG1 a refusal is told as long as it is true: %s", (code, cause) => {
  const own: OwnAnswers = { last: { type: "refused", rejection: { code } }, readings: [], refusedAfter: 0 };
  const stand = (changed: object) => ({
    contest: { phase: "running", cover: null, ...changed } as const,
    team: { blocked: false, ...changed },
    purchase: { ...bought, ...changed },
  });
  expect(stillTrue(own, stand(cause))).toBe(own);
  expect(stillTrue(own, stand({}))?.last).toBeNull();
});

test("PAG1 a refusal gives way to what the team has answered since, on whichever laptop", () => {
  const rejection = { code: "already_tried" } as const;
  const own: OwnAnswers = { last: { type: "refused", rejection }, readings: ["1"], refusedAfter: 1 };
  const contest = { phase: "running", cover: null } as const;
  const before = answered("wrong");
  expect(stillTrue(own, { contest, team: teamWith(before), purchase: before })).toBe(own);
  const after = answered("wrong", "wrong");
  const known = stillTrue(own, { contest, team: teamWith(after), purchase: after });
  expect(told(known, after)).toMatchObject({ by: "mate", verdict: { type: "wrong", answer: "2" } });
});
