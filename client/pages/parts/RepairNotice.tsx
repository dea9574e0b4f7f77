import type { PublicCard, PurchaseView, RepairNoticeView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Notice } from "./Notice.tsx";

/** One thing that was put right, in words for its team: "Algebra 300: … Your answer 0.5 is right after all. +450 points." */
export function RepairNotice(props: {
  readonly notice: RepairNoticeView;
  readonly cards: readonly PublicCard[];
  readonly purchases: Readonly<Record<number, PurchaseView>>;
}) {
  const { repairs: words, screen } = useTexts();
  const { type, purchaseId, answer, verdict, deltaPoints, why } = props.notice;
  const cardId = purchaseId === null ? null : props.purchases[purchaseId]?.cardId;
  const card = props.cards.find(({ id }) => id === cardId);
  const sentences = [
    words.notices[type](card ? screen.card(card.category, card.pricePoints) : null),
    answer === null || verdict === null ? null : words.answerNow(answer, verdict),
    deltaPoints === 0 ? null : words.pointsNow(deltaPoints),
    why === "" ? null : words.reason(why),
  ].filter((sentence) => sentence !== null);
  return <Notice tone={deltaPoints < 0 ? "warn" : "good"}>{sentences.join(" ")}</Notice>;
}
