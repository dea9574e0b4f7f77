import { earnedBy } from "./actMarks.ts";
import type { BookedPurchase, EventOf, PurchaseMark } from "./books.ts";

type Restated = EventOf<"Restated">;
type Change = Restated["changes"][number];

/** A restated purchase against what is due, and against its own answers. */
export function isAsDue(before: BookedPurchase, due: PurchaseMark, change: Change, event: Restated): boolean {
  return (
    change.taskVersion === due.taskVersion &&
    (change.status === "withdrawn") === due.isWithdrawn &&
    (change.refunded === true) === due.isRefunded &&
    change.keptPoints === keptDue(before, due, change, event) &&
    // Of answers that came since an act, its undoing takes the act's own ruling.
    (event.act.type === "undo" ||
      change.submissions.every(({ ruling }, index) => ruling === due.rulings[index])) &&
    isClosedWhenDue(before, change)
  );
}

/** It is not among the changes: it was so already. */
export function isAlready(purchase: BookedPurchase, due: PurchaseMark): boolean {
  return (
    purchase.taskVersion === due.taskVersion &&
    (purchase.status === "withdrawn") === due.isWithdrawn &&
    (purchase.refunded === true) === due.isRefunded &&
    purchase.keptPoints === due.keptPoints &&
    purchase.answers.every(({ ruling }, index) => ruling === due.rulings[index])
  );
}

/** By *keep* what was paid for an answer stays, where the answers are worth less now. */
function keptDue(
  before: BookedPurchase,
  due: PurchaseMark,
  { submissions }: Change,
  { policy }: Restated,
): number | undefined {
  if (policy === "strict" || due.isWithdrawn || before.status !== "solved") return due.keptPoints;
  const paid = earnedBy(before);
  let attempts = 0;
  for (const { verdict } of submissions) if (verdict !== "annulled") attempts += 1;
  const isRight = submissions.some(({ verdict }) => verdict === "accepted");
  if (isRight && (before.rewardsPoints[attempts - 1] ?? 0) >= paid) return due.keptPoints;
  return Math.max(paid, due.keptPoints ?? 0);
}

/** By the answer that closed it; while it is played, by none. */
function isClosedWhenDue({ answers }: BookedPurchase, { status, closedAt, submissions }: Change): boolean {
  const timeOf = (verdict: string) =>
    answers[submissions.findLastIndex((each) => each.verdict === verdict)]?.at;
  const rightAt = timeOf("accepted");
  if (status === "active") return closedAt === null;
  if (status === "solved" && rightAt !== undefined) return closedAt === rightAt;
  if (status === "failed") return closedAt === timeOf("wrong");
  return closedAt !== null;
}
