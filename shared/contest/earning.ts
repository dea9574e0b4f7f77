import type { Purchase } from "./state.ts";

type Judged = { readonly submissions: readonly Pick<Purchase["submissions"][number], "verdict">[] };

/** Answers that cost an attempt: all but the annulled. ANS8 */
export function attemptsUsed({ submissions }: Judged): number {
  return submissions.filter(({ verdict }) => verdict !== "annulled").length;
}

/** What the purchase earned: the reward of the attempt that solved it, else nothing. ANS5 PAY4 */
export function earnedPoints(purchase: Judged & Pick<Purchase, "status" | "rewardsPoints">): number {
  return purchase.status === "solved" ? (purchase.rewardsPoints[attemptsUsed(purchase) - 1] ?? 0) : 0;
}
