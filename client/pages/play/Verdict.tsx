import { useEffect, useRef } from "preact/hooks";
import type { Reader } from "../../../shared/contest/checkers/readers.ts";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import { type Verdict as VerdictOf, verdictOf } from "../../store/verdict.ts";
import { usePlay, useViews } from "./PlayContext.ts";
import "./verdict.css";

/** What came of the last answer and what comes next: said aloud, in words, with a large sign. */
export function Verdict({
  purchase,
  reader,
}: {
  readonly purchase: PurchaseView;
  readonly reader: Reader | null;
}) {
  const texts = useTexts();
  const { ownAnswers } = usePlay();
  const { team } = useViews();
  const place = useRef<HTMLDivElement>(null);
  const attempt = purchase.submissions.length;
  const known = useRef(attempt);
  // What was answered before this task was opened is no news.
  const told = verdictOf(ownAnswers.value[purchase.id], team, purchase, reader, known.current);
  const verdict = told?.verdict;
  const type = verdict?.type;

  useEffect(() => {
    // On a phone the statement may fill the screen.
    if (type && type !== "waiting") place.current?.scrollIntoView({ block: "nearest" });
  }, [type, attempt]);

  return (
    <div role="status" class="verdict" ref={place}>
      {told && verdict && (
        // Keyed, so that a second wrong answer is seen to be another one.
        <div key={`${type}-${attempt}`} class="verdict-box" data-verdict={type}>
          <span class="verdict-sign" aria-hidden="true">
            {signs[verdict.type]}
          </span>
          <p>
            {told.by === "mate" && <span class="verdict-mate">{texts.play.mateAnswered}</span>}
            <strong>{headline(texts, verdict)}</strong>
            <span class="verdict-next">{next(texts, verdict)}</span>
          </p>
        </div>
      )}
    </div>
  );
}

const signs = { waiting: "…", refused: "!", right: "✓", wrong: "✗", failed: "✗" } as const;

function headline(texts: Texts, verdict: VerdictOf): string {
  const { play } = texts;
  switch (verdict.type) {
    case "waiting":
      return play.submitting;
    case "refused":
      return refusalSentence(texts, verdict.rejection);
    case "right":
      return play.right(verdict.answer, verdict.rewardPoints);
    case "wrong":
      return play.wrongLeft(verdict.answer, verdict.attemptsLeft);
    case "failed":
      return play.wrongLast(verdict.answer);
  }
}

function next({ play }: Texts, verdict: VerdictOf): string {
  switch (verdict.type) {
    case "right":
      return play.balanceNow(verdict.balancePoints);
    case "wrong":
      return play.nextPays(verdict.nextRewardPoints);
    case "failed":
      return play.chooseAnother;
    default:
      return "";
  }
}
