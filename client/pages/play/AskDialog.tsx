import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect } from "preact/hooks";
import { findCard } from "../../../shared/contest/cards.ts";
import { mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import type { Rejection } from "../../../shared/contest/rejections.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { SentCommand } from "../../net/outbox.ts";
import { whyNoQuestion } from "../../store/mayAsk.ts";
import { type Opened, openedIn } from "../../store/opened.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { LongText } from "../parts/LongText.tsx";
import { Notice } from "../parts/Notice.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { usePlay, useViews } from "./PlayContext.ts";
import { onItsWayAfterMs, useLater } from "./useLater.ts";

/** Of an appeal: `purchase.index`; empty: a question. */
type Subject = string;

/** The dialog of what the team is asking about. */
export function Asking() {
  const { asking } = usePlay();
  if (!asking.value) return null;
  return <AskDialog cardId={asking.value.cardId} opened={openedIn(asking)} />;
}

/** Asks about a card, or appeals against the verdict of an answer to it. QST1 QST2 */
function AskDialog({ cardId, opened }: { readonly cardId: number | null; readonly opened: Opened }) {
  const texts = useTexts();
  const words = texts.questions;
  const { store, announce, notDone } = usePlay();
  const { contest, team } = useViews();
  const subject = useSignal<Subject>("");
  const text = useSignal("");
  const refusal = useSignal<Rejection | null>(null);
  const { isSending, once } = useOnce();
  const isOnItsWay = useLater(isSending, onItsWayAfterMs);
  const textId = useId();
  // The organizer may have blocked the team, or closed the matter, while it was written. SEA7
  const whyNot = whyNoQuestion(contest, team);
  useLayoutEffect(() => {
    // It is told below as long as it is true, and no longer. PAG1
    refusal.value = null;
  }, [whyNot]);
  const card = cardId === null ? undefined : findCard(contest.board.cards, cardId);
  const appealed = new Set(
    team.questions.flatMap(({ appeal }) => (appeal ? [`${appeal.purchaseId}.${appeal.index}`] : [])),
  );
  const disputed = Object.values(team.purchases)
    .filter((purchase) => purchase.cardId === cardId && purchase.status !== "withdrawn")
    .flatMap(({ id, submissions }) =>
      submissions.map(({ answer, verdict }, index) => ({ key: `${id}.${index}`, answer, verdict })),
    )
    .filter(({ key, verdict }) => verdict !== "accepted" && !appealed.has(key));

  async function send(): Promise<void> {
    notDone.value = null;
    const reply = await store.send(commandOf(subject.value, cardId, text.value));
    if (!reply.ok) {
      if (opened.isShown()) refusal.value = reply.rejection;
      else notDone.value = { cardId: null, rejection: reply.rejection }; // PAG32
      return;
    }
    announce(words.sent);
    opened.close();
  }

  return (
    <Dialog title={words.askTitle} onClose={opened.close}>
      <form
        class="stack asking"
        onSubmit={(event) => {
          event.preventDefault();
          if (whyNot === null) void once(send);
        }}
        noValidate
      >
        <p class="muted">
          {card ? words.about(texts.screen.card(card.category, card.pricePoints)) : words.inGeneral}
        </p>
        {disputed.length > 0 && (
          <fieldset class="choices">
            <legend>{words.kind}</legend>
            {[{ key: "", answer: null }, ...disputed].map(({ key, answer }) => (
              <label key={key}>
                <input
                  type="radio"
                  name="subject"
                  value={key}
                  checked={subject.value === key}
                  onChange={() => {
                    subject.value = key;
                    refusal.value = null;
                  }}
                />{" "}
                {answer === null ? words.aQuestion : words.anAppeal(answer)}
              </label>
            ))}
          </fieldset>
        )}
        <div class="field">
          <label for={textId}>{words.text}</label>
          <LongText
            id={textId}
            name="question"
            rows={3}
            most={mostCharacters.question}
            isFirst
            value={text.value}
            onValue={(value) => {
              text.value = value;
              refusal.value = null;
            }}
          />
        </div>
        <TroubleNotice trouble={whyNot === null ? refusal.value : null} />
        <div role="status">
          {whyNot !== null && <Notice tone="warn">{refusalSentence(texts, { code: whyNot })}</Notice>}
          {isOnItsWay && <Notice tone="info">{texts.play.onItsWay}</Notice>}
        </div>
        <div class="actions">
          <button type="button" class="button" onClick={opened.close}>
            {isSending ? texts.app.close : texts.app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" aria-disabled={isSending || whyNot !== null}>
            {words.send}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function commandOf(subject: Subject, cardId: number | null, text: string): SentCommand {
  if (subject === "") return { type: "AskQuestion", cardId, text };
  const [purchaseId, index] = subject.split(".").map(Number);
  return { type: "AppealVerdict", purchaseId: purchaseId ?? 0, index: index ?? 0, text };
}
