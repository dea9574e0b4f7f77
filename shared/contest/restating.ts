import { attemptsUsed, earnedPoints } from "./earning.ts";
import { extraMsBefore } from "./extraTime.ts";
import type { Judged, Policy, PurchaseRestatement, Verdict } from "./repairActs.ts";
import type { RulePack } from "./rules.ts";
import type { Purchase, Submission, Team } from "./state.ts";

/** An answer as it is to be judged, before what follows from the others. */
export interface Judgement {
  readonly at: number;
  readonly answer: string;
  readonly reading: string;
  readonly judged: Judged;
  /** A moderator's own word, which stands above the checker's. */
  readonly ruling?: Verdict;
}

/** What a purchase is made from, apart from its price and rewards. */
export interface PurchaseBasis {
  readonly taskVersion: number;
  readonly answers: readonly Judgement[];
  readonly withdrawn: boolean;
  /** The end has closed it already: its team may have been removed since. */
  readonly expired: boolean;
  readonly refunded: boolean;
  readonly keptPoints: number | null;
  /** When it was closed. */
  readonly closedAt: number | null;
}

/** What the checker said of an answer, whatever became of it. */
export function judgedOf({ judged, verdict }: Pick<Submission, "judged" | "verdict">): Judged {
  return judged ?? (verdict === "accepted" ? "accepted" : "wrong");
}

/** What this purchase is made from now. */
export function basisOf(purchase: Purchase): PurchaseBasis {
  return {
    taskVersion: purchase.taskVersion,
    answers: purchase.submissions.map((submission) => ({
      at: submission.at,
      answer: submission.answer,
      reading: submission.reading,
      judged: judgedOf(submission),
      ...(submission.ruling && { ruling: submission.ruling }),
    })),
    withdrawn: purchase.status === "withdrawn",
    expired: purchase.status === "expired",
    refunded: purchase.refunded ?? false,
    keptPoints: purchase.keptPoints ?? null,
    closedAt: purchase.closedAt,
  };
}

/**
 * The purchase that follows from a basis: verdicts, status, closing time, what it earns. The one function of every repair;
 * what was decided when it was played comes out of its own basis unchanged. `isOver`: its team plays no more. RES1
 */
export function restate(
  before: Purchase,
  basis: PurchaseBasis,
  { policy, isOver, overAt }: { readonly policy: Policy; readonly isOver: boolean; readonly overAt: number },
): Purchase {
  const { submissions: _s, keptPoints: _k, refunded: _r, ...rest } = before;
  const submissions = judgeInOrder(basis.answers, before.rewardsPoints.length);
  const right = submissions.find(({ verdict }) => verdict === "accepted");
  const used = attemptsUsed({ submissions });
  const earned = right ? (before.rewardsPoints[used - 1] ?? 0) : 0;
  const kept = keptOf(before, basis, right ? earned : null, policy);
  const last = submissions.findLast(({ verdict }) => verdict === "wrong");
  const base = {
    ...rest,
    taskVersion: basis.taskVersion,
    submissions,
    ...(kept !== null && { keptPoints: kept }),
    ...(basis.refunded && { refunded: true as const }),
  };
  if (basis.withdrawn) {
    // A reward that stays was earned when it was: ties are broken by that. VOI2 RES5
    const earnedAt = kept === null ? null : basis.closedAt;
    const closedAt = before.status === "withdrawn" ? before.closedAt : (earnedAt ?? overAt);
    return { ...base, status: "withdrawn", closedAt };
  }
  if (right) return { ...base, status: "solved", closedAt: right.at };
  if (kept !== null) return { ...base, status: "solved", closedAt: basis.closedAt ?? before.closedAt };
  if (used >= before.rewardsPoints.length) return { ...base, status: "failed", closedAt: last?.at ?? overAt };
  // What the end closed stays so, also of a team that was removed since, and what it left open.
  if (before.status === "expired") return { ...base, status: "expired", closedAt: before.closedAt };
  const staysOpen = before.status === "active" && !basis.expired;
  if (staysOpen || !isOver) return { ...base, status: "active", closedAt: null };
  return { ...base, status: "expired", closedAt: (basis.expired ? basis.closedAt : null) ?? overAt };
}

/**
 * Verdicts in the order of the answers: none counts after the first right one or the last attempt, nor one that says again
 * what was wrong. RES2
 */
function judgeInOrder(answers: readonly Judgement[], attempts: number): readonly Submission[] {
  const tried = new Set<string>();
  let isClosed = false;
  return answers.map(({ ruling, judged, ...answer }) => {
    const wished = ruling ?? (judged === "unreadable" ? "annulled" : judged);
    const repeats = wished === "wrong" && tried.has(answer.reading);
    const verdict = isClosed || repeats ? "annulled" : wished;
    if (verdict === "wrong") tried.add(answer.reading);
    isClosed ||= verdict === "accepted" || tried.size >= attempts;
    const isPlain = judged === (verdict === "accepted" ? "accepted" : "wrong") && verdict !== "annulled";
    return { ...answer, verdict, ...(!isPlain && { judged }), ...(ruling && { ruling }) };
  });
}

/**
 * By *keep*, a purchase that was solved is worth what it was paid, whatever its answers are now. `earned`: null when none
 * of them is right. RES3
 */
function keptOf(
  before: Purchase,
  basis: PurchaseBasis,
  earned: number | null,
  policy: Policy,
): number | null {
  if (policy === "strict" || basis.withdrawn || before.status !== "solved") return basis.keptPoints;
  const paid = earnedPoints(before);
  return earned !== null && earned >= paid ? basis.keptPoints : Math.max(paid, basis.keptPoints ?? 0);
}

/** What a purchase has brought its team in sum, by its state alone: the sum of the entries that name it. RES4 */
export function moneyOf(purchase: Purchase, { refundExpired }: Pick<RulePack, "refundExpired">): number {
  if (purchase.status === "withdrawn") return purchase.keptPoints ?? 0;
  const isBack = purchase.refunded || (purchase.status === "expired" && refundExpired);
  return (isBack ? 0 : 0 - purchase.paidPoints) + earnedPoints(purchase);
}

/** The sum of the entries of a ledger that name a purchase. */
export function postedFor({ ledger }: Team, purchaseId: number): number {
  let sum = 0;
  for (const entry of ledger) if (entry.purchaseId === purchaseId) sum += entry.deltaPoints;
  return sum;
}

/** When the team last earned: of its purchases that earned anything, the one closed last. RES5 XTR4 */
export function lastRewardOf(team: Pick<Team, "purchases" | "extraTime">): number | null {
  let last: number | null = null;
  for (const purchase of team.purchases) {
    if (purchase.closedAt === null || earnedPoints(purchase) <= 0) continue;
    last = Math.max(last ?? purchase.closedAt, purchase.closedAt);
  }
  return last === null ? null : last - extraMsBefore(team, last);
}

/** What the event keeps of a purchase. */
export function restatementOf(teamId: string, purchase: Purchase): PurchaseRestatement {
  return {
    teamId,
    purchaseId: purchase.id,
    taskVersion: purchase.taskVersion,
    status: purchase.status,
    closedAt: purchase.closedAt,
    ...(purchase.keptPoints !== undefined && { keptPoints: purchase.keptPoints }),
    ...(purchase.refunded && { refunded: true as const }),
    submissions: purchase.submissions.map(({ reading, verdict, judged, ruling }) => ({
      reading,
      verdict,
      ...(judged && { judged }),
      ...(ruling && { ruling }),
    })),
  };
}
