import { attemptsUsed } from "../../shared/contest/answering.ts";
import { type Reader, showReading } from "../../shared/contest/checkers/readers.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import type { Purchase } from "../../shared/contest/state.ts";
import type { TeamView } from "../../shared/contest/view.ts";
import { type AnswerResult, isCurrent } from "./playing.ts";
import { attemptsLeft, ledgerRows, rewardOf, rewardsAhead } from "./purchases.ts";

/** What came of the last answer to a purchase, and what comes next. `answer` is as it was read. */
export type Verdict =
  | { readonly type: "waiting" }
  | { readonly type: "refused"; readonly rejection: Rejection }
  | {
      readonly type: "right";
      readonly answer: string;
      readonly rewardPoints: number;
      /** Right after the reward, whatever was bought since. */
      readonly balancePoints: number;
    }
  | {
      readonly type: "wrong";
      readonly answer: string;
      readonly attemptsLeft: number;
      /** What the next attempt pays. */
      readonly nextRewardPoints: number;
    }
  | { readonly type: "failed"; readonly answer: string };

/**
 * Null when there is none, or when it is out of date. It waits until the team's view has caught up with the reply, so
 * that a verdict never stands beside old figures.
 */
export function verdictOf(
  result: AnswerResult | undefined,
  team: TeamView,
  purchase: Purchase,
  reader: Reader | null,
): Verdict | null {
  if (!result || !isCurrent(result, purchase)) return null;
  if (result.type !== "judged") return result;
  const { outcome } = result;
  if (outcome.attempt > attemptsUsed(purchase)) return { type: "waiting" };
  return standOf(team, purchase, reader, outcome);
}

/** The same of a mate's last answer, for who looks at the task on another laptop; null: none that counts. */
export function mateVerdictOf(team: TeamView, purchase: Purchase, reader: Reader | null): Verdict | null {
  const last = purchase.submissions.at(-1);
  if (!last || last.verdict === "annulled") return null;
  return standOf(team, purchase, reader, { ...last, rewardPoints: rewardOf(purchase) });
}

function standOf(
  team: TeamView,
  purchase: Purchase,
  reader: Reader | null,
  judged: {
    readonly reading: string;
    readonly verdict: "accepted" | "wrong" | "annulled";
    readonly rewardPoints: number;
  },
): Verdict {
  const answer = reader ? showReading(reader, judged.reading) : judged.reading;
  if (judged.verdict === "accepted") {
    const { rewardPoints } = judged;
    return { type: "right", answer, rewardPoints, balancePoints: balanceAfterReward(team, purchase) };
  }
  const [nextRewardPoints] = rewardsAhead(purchase);
  if (nextRewardPoints === undefined) return { type: "failed", answer };
  return { type: "wrong", answer, attemptsLeft: attemptsLeft(purchase), nextRewardPoints };
}

function balanceAfterReward(team: TeamView, purchase: Purchase): number {
  const rows = ledgerRows(team.ledger, team.purchases);
  const reward = rows.find(({ reason, purchaseId }) => reason === "reward" && purchaseId === purchase.id);
  return (reward ?? rows[0])?.balancePoints ?? 0;
}
