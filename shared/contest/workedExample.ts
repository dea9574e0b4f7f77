import { mostGuesses } from "./checkers/choiceReading.ts";
import type { CheckerKind } from "./checkers/readers.ts";
import { earnedPoints } from "./earning.ts";
import { refundAtEnd } from "./expiring.ts";
import { type Buyer, offerFor } from "./offers.ts";
import { rewardsOf } from "./rewards.ts";
import type { RulePack } from "./rules.ts";
import { rankingPoints } from "./standings.ts";
import type { PurchaseStatus } from "./state.ts";

/** A task as far as its rewards depend on it. */
export type ExampleTask =
  | { readonly kind: Exclude<CheckerKind, "choice"> }
  | { readonly kind: "choice"; readonly options: number; readonly several: boolean };

/** What a rule pack means for one card. Points; `net` is what a team has more in the end than before it bought the card. */
export interface WorkedExample {
  readonly pricePoints: number;
  /** Right by attempt 1, 2 …, and what that pays. */
  readonly attempts: readonly { readonly rewardPoints: number; readonly netPoints: number }[];
  readonly allWrongNetPoints: number;
  /** Time is up before it is solved. */
  readonly expired: { readonly refundPoints: number; readonly netPoints: number };
  /** What a team that has just bought it has, and what it stands by; null: it cannot buy it at the start. */
  readonly bought: { readonly balancePoints: number; readonly rankingPoints: number } | null;
  /** Cards of this price that a team has open at once if it buys as many as it can at the start; what it paid for each. */
  readonly atStartPaidPoints: readonly number[];
  /** Of a team that has nothing, neither points nor a card in work: what it pays for this one; null: it can buy nothing more. */
  readonly broke: { readonly payPoints: number; readonly netPoints: number } | null;
}

/**
 * Counted by the functions that decide a contest, so that what is told is what will happen: a property plays each example
 * through `decide` and `evolve`. RUL2
 */
export function workedExample(rules: RulePack, pricePoints: number, task: ExampleTask): WorkedExample {
  const rewardsPoints = rewardsOf(rules, { pricePoints, kind: task.kind, guessingLimit: limitOf(task) });
  const rewardAt = (attempt: number) =>
    earnedPoints({ status: "solved", rewardsPoints, submissions: solvedBy(attempt) });
  const failed = earnedPoints({ status: "failed", rewardsPoints, submissions: [] });
  const refundPoints = refundAtEnd(rules, { paidPoints: pricePoints });
  const atStartPaidPoints = buyAll(rules, pricePoints);
  const [firstPaid] = atStartPaidPoints;
  const relief = offerOf(rules, pricePoints, { balancePoints: 0, purchases: [] }, 1);
  return {
    pricePoints,
    attempts: rewardsPoints.map((_, index) => {
      const rewardPoints = rewardAt(index + 1);
      return { rewardPoints, netPoints: rewardPoints - pricePoints };
    }),
    allWrongNetPoints: failed - pricePoints,
    expired: { refundPoints, netPoints: refundPoints - pricePoints },
    bought: firstPaid === undefined ? null : boughtFor(rules, firstPaid),
    atStartPaidPoints,
    broke: relief === null ? null : { payPoints: relief, netPoints: rewardAt(1) - relief },
  };
}

function limitOf(task: ExampleTask): number | null {
  return task.kind === "choice" ? mostGuesses(task.options, task.several) : null;
}

/** Wrong answers, and the right one as the last. */
function solvedBy(attempt: number) {
  return Array.from({ length: attempt }, (_, index) => ({
    verdict: index + 1 < attempt ? ("wrong" as const) : ("accepted" as const),
  }));
}

function boughtFor(rules: RulePack, paidPoints: number): WorkedExample["bought"] {
  const balancePoints = rules.startPoints - paidPoints;
  return { balancePoints, rankingPoints: rankingPoints({ balancePoints, inPlayPoints: paidPoints }, rules) };
}

/** What a team pays at the start for one card after another, until it gets none. */
function buyAll(rules: RulePack, pricePoints: number): readonly number[] {
  const paidPoints: number[] = [];
  const purchases: { cardId: number; status: PurchaseStatus }[] = [];
  let balancePoints = rules.startPoints;
  // There is always a card more than slots.
  for (let cardId = 1; cardId <= rules.slots + 1; cardId += 1) {
    const payPoints = offerOf(rules, pricePoints, { balancePoints, purchases }, cardId);
    if (payPoints === null) break;
    balancePoints -= payPoints;
    paidPoints.push(payPoints);
    purchases.push({ cardId, status: "active" });
  }
  return paidPoints;
}

/** What a card of a board where all cost the same costs this team; null: it cannot have it. */
function offerOf(rules: RulePack, pricePoints: number, buyer: Buyer, cardId: number): number | null {
  const cards = Array.from({ length: rules.slots + 1 }, (_, index) => ({ id: index + 1, pricePoints }));
  const offer = offerFor(rules, cards, buyer, cardId);
  return offer.type === "refused" ? null : offer.payPoints;
}
