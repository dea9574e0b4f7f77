import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Reader } from "../../../shared/contest/checkers/readers.ts";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { readDraft } from "../../store/answering.ts";
import { AnswerInput, isTyped } from "./answerBoxes.tsx";
import { MateDraftLine } from "./MateDraftLine.tsx";
import { usePlay, useViews } from "./PlayContext.ts";
import { ReadingLine } from "./ReadingLine.tsx";
import { useAnswerBox } from "./useAnswerBox.ts";

/** The answer box. What is typed is kept as a draft; how it will be read is shown while typing. */
export function AnswerForm({
  purchase,
  reader,
}: {
  readonly purchase: PurchaseView;
  readonly reader: Reader;
}) {
  const texts = useTexts();
  const { submitAnswer, announce, offeredCardId } = usePlay();
  const { contest } = useViews();
  const isWaiting = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const { draft, offered, write, takeOffered, focusUnasked } = useAnswerBox(purchase, form);

  const isBehindDialog = offeredCardId.value !== null;
  const wasFocused = useRef(false);
  useEffect(() => {
    // The task of a card opens behind its purchase dialog, which gives the focus back to the board when it closes.
    if (isBehindDialog || wasFocused.current) return;
    wasFocused.current = true;
    // A finger would get a keyboard over half of the task.
    if (matchMedia("(pointer: fine)").matches) focusUnasked();
  }, [isBehindDialog]);

  const reading = readDraft(reader, purchase, draft.value);
  const canSend = reading.type === "read" && contest.phase === "running" && !isWaiting.value;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isWaiting.value) return;
    if (reading.type === "empty") return announce(refusalSentence(texts, { code: "answer_empty" }));
    if (!canSend) return;
    const sent = draft.value;
    isWaiting.value = true;
    const isJudged = await submitAnswer(purchase.id, sent);
    isWaiting.value = false;
    // Meanwhile the next answer may have been begun.
    if (isJudged && draft.value === sent) write("");
  }

  // What is typed is one line, which stays in sight; options are as much to be read as the statement.
  const input = (
    <AnswerInput reader={reader} draft={draft.value} onDraft={write} language={contest.language} />
  );
  return (
    <form class="answer-form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      {!isTyped(reader.kind) && input}
      <div class="answer-bar">
        {isTyped(reader.kind) && input}
        <button type="submit" class="button" data-look="main" aria-disabled={!canSend}>
          {isWaiting.value ? texts.play.submitting : texts.play.submit}
        </button>
        <MateDraftLine purchase={purchase} reader={reader} mate={offered.value} onTake={takeOffered} />
        {(isTyped(reader.kind) || reading.type === "tried") && (
          <ReadingLine kind={reader.kind} reading={reading} onMeaning={write} />
        )}
      </div>
    </form>
  );
}
