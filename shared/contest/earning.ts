import type { Purchase } from "./state.ts";

type Judged = { readonly submissions: readonly Pick<Purchase["submissions"][number], "verdict">[] };

/** Answers that cost an attempt: all but the annulled. ANS8 */
export function attemptsUsed({ submissions }: Judged): number {
  return submissions.filter(({ verdict }) => verdict !== "annulled").length;
}

/**
 * What the purchase earned: the reward of the attempt that solved it, or what it keeps by a moderator's act if that is
 * more; else nothing. ANS5 PAY4 RES3
 */
export function earnedPoints(
  purchase: Judged & Pick<Purchase, "status" | "rewardsPoints" | "keptPoints">,
): number {
  const kept = purchase.keptPoints ?? 0;
  if (purchase.status !== "solved" || !purchase.submissions.some(({ verdict }) => verdict === "accepted"))
    return kept;
  return Math.max(kept, purchase.rewardsPoints[attemptsUsed(purchase) - 1] ?? 0);
}
