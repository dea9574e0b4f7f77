import { type Reader, showReading } from "../../shared/contest/checkers/readers.ts";
import { earnedPoints } from "../../shared/contest/earning.ts";
import type { Rejection, RejectionCode } from "../../shared/contest/rejections.ts";
import type { PublicView, PurchaseView, TeamView } from "../../shared/contest/view.ts";
import type { OwnAnswers } from "./playing.ts";
import { attemptsLeft, ledgerRows, rewardsAhead } from "./purchases.ts";

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

/** Whose answer a verdict is about: this laptop's, or one of another laptop of the team. */
export interface ToldVerdict {
  readonly by: "own" | "mate";
  readonly verdict: Verdict;
}

/** What the refusal of an answer depends on. */
interface Stand {
  readonly contest: Pick<PublicView, "phase" | "cover">;
  readonly team: Pick<TeamView, "blocked">;
  readonly purchase: Pick<PurchaseView, "status" | "submissions">;
}

/** How long a refusal is true, where that is seen. */
const isStillRefused: Partial<Record<RejectionCode, (stand: Stand) => boolean>> = {
  contest_paused: ({ contest }) => contest.phase === "paused",
  contest_finished: ({ contest }) => contest.phase === "finished",
  time_is_up: ({ contest }) => contest.phase === "finished",
  boards_covered: ({ contest }) => contest.cover !== null,
  team_blocked: ({ team }) => team.blocked,
  purchase_closed: ({ purchase }) => purchase.status !== "active",
};

/**
 * What this laptop knows of its answers, without a refusal that is not true any more: the contest goes on, or the team has
 * answered since. PAG1
 */
export function stillTrue(own: OwnAnswers | undefined, stand: Stand): OwnAnswers | undefined {
  if (own?.last?.type !== "refused") return own;
  const { code } = own.last.rejection;
  const isRefused = isStillRefused[code]?.(stand) ?? true;
  const isLast = stand.purchase.submissions.length <= (own.refusedAfter ?? Number.POSITIVE_INFINITY);
  return isRefused && isLast ? own : { ...own, last: null };
}

/**
 * The verdict that tells where a purchase stands; null when there is none. `seen`: so many answers are no news. It waits
 * until the team's view has caught up with the reply, so that a verdict never stands beside old figures. When time or a
 * moderator closed the purchase, or the verdict became another, no answer says any more where it stands. PAG1
 */
export function verdictOf(
  own: OwnAnswers | undefined,
  team: TeamView,
  purchase: PurchaseView,
  reader: Reader | null,
  seen: number,
): ToldVerdict | null {
  if (own?.last && own.last.type !== "judged") return { by: "own", verdict: own.last };
  if (purchase.status === "expired" || purchase.status === "withdrawn") return null;
  const { submissions } = purchase;
  if (own?.last?.type === "judged") {
    const { outcome } = own.last;
    const index = submissions.map(({ reading }) => reading).lastIndexOf(outcome.reading);
    // A corrected key may read it otherwise.
    const isRestated =
      index === -1 ? submissions.length >= outcome.attempt : submissions[index]?.verdict !== outcome.verdict;
    if (isRestated) return null;
    if (index === -1) return { by: "own", verdict: { type: "waiting" } };
    if (index === submissions.length - 1 && submissions[index]?.verdict !== "annulled") {
      return { by: "own", verdict: standOf(team, purchase, reader, outcome) };
    }
  }
  const last = submissions[submissions.length - 1];
  if (!last || submissions.length <= seen || last.verdict === "annulled") return null;
  if (own?.readings.includes(last.reading)) return null;
  return {
    by: "mate",
    verdict: standOf(team, purchase, reader, { ...last, rewardPoints: earnedPoints(purchase) }),
  };
}

function standOf(
  team: TeamView,
  purchase: PurchaseView,
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

function balanceAfterReward(team: TeamView, purchase: PurchaseView): number {
  const rows = ledgerRows(team.ledger, team.purchases);
  const reward = rows.find(({ reason, purchaseId }) => reason === "reward" && purchaseId === purchase.id);
  return (reward ?? rows[0])?.balancePoints ?? 0;
}
