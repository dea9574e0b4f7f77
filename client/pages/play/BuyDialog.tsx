import { useLayoutEffect } from "preact/hooks";
import { findCard } from "../../../shared/contest/cards.ts";
import type { PublicCard } from "../../../shared/contest/view.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { offerOf } from "../../store/buying.ts";
import { activePurchases, balanceOf } from "../../store/purchases.ts";
import { lateMs, useRemainingMs } from "../parts/ContestClock.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Notice } from "../parts/Notice.tsx";
import { RewardStairs } from "../parts/RewardSteps.tsx";
import { CardTeams } from "./CardTeams.tsx";
import { usePlay, useViews } from "./PlayContext.ts";
import { onItsWayAfterMs, useLater } from "./useLater.ts";

/**
 * What the card costs, what it may pay, and the question; or why it cannot be had now. What was sent is not taken back by
 * closing it, and it says so. PAG32
 */
export function BuyDialog(props: { readonly cardId: number; readonly onBought: () => void }) {
  const { cardId } = props;
  const texts = useTexts();
  const { play } = texts;
  const { offeredCardId, buying, notDone, buyCard, announce, seat } = usePlay();
  const { contest, team } = useViews();
  const isBuying = buying.value.has(cardId);
  const isOnItsWay = useLater(isBuying, onItsWayAfterMs);
  const refusal = notDone.value?.cardId === cardId ? notDone.value.rejection : null;
  const offer = offerOf(contest, team, cardId);
  const offerCode = offer.type === "refused" ? offer.rejection.code : null;
  const whyNot = contest.cover === null ? offerCode : "boards_covered";
  useLayoutEffect(() => {
    // What stood against it has gone. PAG1
    if (whyNot === null && notDone.peek()?.cardId === cardId) notDone.value = null;
  }, [whyNot]);
  const card = findCard(contest.board.cards, cardId);
  if (!card) return null;

  const close = () => {
    offeredCardId.value = null;
    if (refusal) notDone.value = null; // It was read.
  };

  async function buy(): Promise<void> {
    if (!card || isBuying) return;
    const purchasing = await buyCard(card.id);
    if (purchasing.type === "refused") return;
    announce(play.bought(card.category, card.pricePoints));
    if (purchasing.isAwaited) props.onBought();
  }

  const payPoints = offer.type === "refused" ? null : offer.payPoints;
  const shownRefusal = offer.type === "refused" && !isBuying ? offer.rejection : refusal;
  return (
    <Dialog
      title={payPoints === null ? play.cell(card.category, card.pricePoints) : play.buyTitle}
      onClose={close}
    >
      <div class="offer">
        <CardFacts card={card} payPoints={payPoints} />
        <figure class="offer-rewards">
          <figcaption class="muted">{play.buyRewards}</figcaption>
          <RewardStairs rewardsPoints={card.rewardsPoints} />
        </figure>
      </div>
      {contest.phase !== "lobby" && !seat.practice && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by the keyboard
        <section class="offer-teams" tabIndex={0} aria-label={play.cardTeams.title}>
          <h3 class="muted">{play.cardTeams.title}</h3>
          <CardTeams cardId={cardId} />
        </section>
      )}
      {offer.type === "relief" && (
        <Notice tone="info">{play.buyRelief(offer.payPoints, card.pricePoints)}</Notice>
      )}
      {payPoints !== null && <LateWarning />}
      <div aria-live="assertive">
        {shownRefusal && <Notice tone="bad">{refusalSentence(texts, shownRefusal)}</Notice>}
      </div>
      <div role="status">{isOnItsWay && <Notice tone="info">{play.onItsWay}</Notice>}</div>
      <div class="actions">
        <button type="button" class="button" onClick={close}>
          {payPoints === null || isBuying ? texts.app.close : texts.app.cancel}
        </button>
        {payPoints !== null && (
          <button
            type="button"
            class="button"
            data-look="main"
            data-first-focus
            aria-disabled={isBuying}
            onClick={() => void buy()}
          >
            {isBuying ? play.buying : payPoints === 0 ? play.buyFree : play.buyConfirm(payPoints)}
          </button>
        )}
      </div>
    </Dialog>
  );
}

function CardFacts({ card, payPoints }: { readonly card: PublicCard; readonly payPoints: number | null }) {
  const { play, format } = useTexts();
  const { contest, team } = useViews();
  const { slots } = contest.rules;
  return (
    <dl class="facts numbers">
      <dt>{play.buyCategory}</dt>
      <dd>{card.category}</dd>
      <dt>{play.buyPrice}</dt>
      <dd translate={false}>{format.integer(card.pricePoints)}</dd>
      <dt>{play.buyKind}</dt>
      <dd>{play.kinds[card.kind]}</dd>
      {payPoints !== null && (
        <>
          <dt>{play.buyBalanceAfter}</dt>
          <dd translate={false}>{format.integer(balanceOf(team) - payPoints)}</dd>
          <dt>{play.buySlots}</dt>
          <dd>{play.slotsOf(activePurchases(team).length + 1, slots)}</dd>
        </>
      )}
    </dl>
  );
}

function LateWarning() {
  const { play, format } = useTexts();
  const { store } = usePlay();
  const { contest } = useViews();
  const left = useRemainingMs(store, contest);
  if (left === null || left > lateMs) return null;
  const time = format.countdown(left);
  return (
    <Notice tone="warn">{contest.rules.refundExpired ? play.buyLateRefund(time) : play.buyLate(time)}</Notice>
  );
}
