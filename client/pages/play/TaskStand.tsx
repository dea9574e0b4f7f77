import { attemptsUsed, earnedPoints } from "../../../shared/contest/earning.ts";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { attemptsLeft } from "../../store/purchases.ts";
import { verdictOf } from "../../store/verdict.ts";
import { DismissButton } from "../parts/DismissButton.tsx";
import { Notice } from "../parts/Notice.tsx";
import { RewardRow } from "../parts/RewardSteps.tsx";
import { usePlay, useViews } from "./PlayContext.ts";
import { TimeSince } from "./TimeSince.tsx";

/** What is left to try, what it pays, and how long the team has had it. */
export function Prospects({ purchase }: { readonly purchase: PurchaseView }) {
  const { play: words } = useTexts();
  const left = attemptsLeft(purchase);
  return (
    <div class="prospects" data-last={left === 1}>
      <strong>{left === 1 ? words.lastAttempt : words.attemptsLeft(left)}</strong>
      <span class="pays">
        {words.pays} <RewardRow rewardsPoints={purchase.rewardsPoints} used={attemptsUsed(purchase)} />
      </span>
      <TimeSince purchase={purchase} />
    </div>
  );
}

/** What became of a task that is over, unless its verdict says so, and the way on. */
export function Closed({ purchase }: { readonly purchase: PurchaseView }) {
  const { play: words, app } = useTexts();
  const { showPurchase, openPurchases, ownAnswers } = usePlay();
  const { team } = useViews();
  const { status } = purchase;
  if (status === "active") return null;
  // The verdict below says it already.
  const told = verdictOf(ownAnswers.value[purchase.id], team, purchase, null, purchase.submissions.length);
  const isJustJudged = told?.verdict.type === "right" || told?.verdict.type === "failed";
  const hasActive = openPurchases.value.some((open) => open.status === "active");
  return (
    <div class="row">
      {!isJustJudged && (
        <Notice tone={status === "solved" ? "good" : status === "failed" ? "bad" : "info"}>
          {status === "solved" ? words.closed.solved(earnedPoints(purchase)) : words.closed[status]}
        </Notice>
      )}
      <DismissButton onDismiss={() => showPurchase(null)}>
        {hasActive ? words.backToActive : app.close}
      </DismissButton>
    </div>
  );
}
