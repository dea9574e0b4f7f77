import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
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
import "./answerForm.css";

interface AnswerFormProps {
  readonly purchase: PurchaseView;
  /** Null: there is nothing to answer, or no longer. */
  readonly reader: Reader | null;
  /** What else there is to the task: below the options that are to be read with it, above the foot. */
  readonly aside: ComponentChildren;
  /** What stands above the box, whether there is one or not. */
  readonly children: ComponentChildren;
}

/**
 * TSK4 The foot of a task. The box and its button end it and never move; what comes and goes stands above them. What is typed is
 * kept as a draft; how it will be read is shown while typing.
 */
export function AnswerForm({ purchase, reader, aside, children }: AnswerFormProps) {
  const texts = useTexts();
  const { submitAnswer, announce, offeredCardId, ownAnswers } = usePlay();
  const { contest, team } = useViews();
  // Of the purchase, not of this form: another task may have been looked at meanwhile. PAG39
  const isWaiting = ownAnswers.value[purchase.id]?.last?.type === "waiting";
  const form = useRef<HTMLFormElement>(null);
  const formId = useId();
  const { draft, offered, write, takeOffered, focusUnasked } = useAnswerBox(purchase, form);

  const isBehindDialog = offeredCardId.value !== null;
  const hasBox = reader !== null;
  const wasFocused = useRef(false);
  useEffect(() => {
    // The task of a card opens behind its purchase dialog, which gives the focus back to the board when it closes.
    if (isBehindDialog || !hasBox || wasFocused.current) return;
    wasFocused.current = true;
    // Who goes from tab to tab by the arrow keys stays among them.
    if (document.activeElement?.matches("[role=tab]:focus-visible")) return;
    // A finger would get a keyboard over half of the task.
    if (matchMedia("(pointer: fine)").matches) focusUnasked();
  }, [isBehindDialog, hasBox]);

  const reading = reader && readDraft(reader, purchase, draft.value);
  // SEA7
  const isOpen = contest.phase === "running" && !team.blocked;
  const canSend = reading?.type === "read" && isOpen && !isWaiting;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isWaiting) return;
    if (reading?.type === "empty") return announce(refusalSentence(texts, { code: "answer_empty" }));
    if (!canSend) return;
    const sent = draft.value;
    const isJudged = await submitAnswer(purchase.id, sent);
    // Meanwhile the next answer may have been begun.
    if (isJudged && draft.value === sent) write("");
  }

  const typed = reader !== null && isTyped(reader.kind);
  const input = reader && (
    <AnswerInput
      reader={reader}
      draft={draft.value}
      onDraft={write}
      language={contest.language}
      formId={formId}
    />
  );
  return (
    <>
      {/* What is typed is one line, which stays in sight; options are as much to be read as the statement. */}
      {!typed && input}
      {aside}
      <form class="answer-sheet" id={formId} ref={form} onSubmit={(event) => void submit(event)} noValidate>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: no act of its own, only the keyboard stays where it is */}
        <div class="task-foot" onMouseDown={keepWriting}>
          {children}
          {reader && reading && (
            <div class="answer-form">
              <MateDraftLine purchase={purchase} reader={reader} mate={offered.value} onTake={takeOffered} />
              {(typed || reading.type === "tried") && (
                <ReadingLine kind={reader.kind} reading={reading} onMeaning={write} />
              )}
              <div class="answer-bar">
                {typed && input}
                <button type="submit" class="button" data-look="main" aria-disabled={!canSend}>
                  {isWaiting ? texts.play.submitting : texts.play.submit}
                </button>
              </div>
            </div>
          )}
        </div>
      </form>
    </>
  );
}

/** A button that is pressed while somebody writes takes no focus: a keyboard on the glass would go, and the button with it. */
function keepWriting(event: MouseEvent): void {
  const pressed = event.target instanceof Element && event.target.closest("button");
  const writing = document.activeElement;
  if (pressed && writing instanceof HTMLInputElement && writing.type === "text") event.preventDefault();
}
