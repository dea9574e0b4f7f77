import { findCard } from "../../../shared/contest/cards.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { NotDone } from "../../store/playing.ts";
import { DismissButton } from "../parts/DismissButton.tsx";
import { Notice } from "../parts/Notice.tsx";
import { usePlay, useViews } from "./PlayContext.ts";

/** What was refused after its dialog had been closed, until it is read. PAG32 */
export function NotDoneNotice() {
  const { questions: words } = useTexts();
  const { notDone, offeredCardId } = usePlay();
  const told = notDone.value;
  const isInDialog = told !== null && told.cardId !== null && told.cardId === offeredCardId.value;
  return (
    <div role="status">
      {told && !isInDialog && (
        <div class="repair-notices">
          <Notice tone="bad">
            <Sentences notDone={told} />
          </Notice>
          <DismissButton
            onDismiss={() => {
              notDone.value = null;
            }}
          >
            {words.understood}
          </DismissButton>
        </div>
      )}
    </div>
  );
}

function Sentences({ notDone: { cardId, rejection } }: { readonly notDone: NotDone }) {
  const texts = useTexts();
  const { contest } = useViews();
  const card = cardId === null ? undefined : findCard(contest.board.cards, cardId);
  return (
    <>
      {cardId === null && texts.questions.notSent}
      {card && texts.play.notBought(card.category, card.pricePoints)} {refusalSentence(texts, rejection)}
    </>
  );
}
