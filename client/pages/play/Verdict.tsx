import { useRef } from "preact/hooks";
import type { Reader } from "../../../shared/contest/checkers/readers.ts";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import { stillTrue, type Verdict as VerdictOf, verdictOf } from "../../store/verdict.ts";
import { moments } from "./moments.ts";
import { usePlay, useViews } from "./PlayContext.ts";
import { useLater } from "./useLater.ts";
import "./verdict.css";

/** TSK7 A verdict that comes sooner is not waited for. */
const calmMs = 400;
/** What an answer was read as is told whole among the tried ones. */
const mostLetters = 40;

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
  const { contest, team } = useViews();
  const attempt = purchase.submissions.length;
  const known = useRef(attempt);
  // What was answered before this task was opened is no news.
  const own = stillTrue(ownAnswers.value[purchase.id], { contest, team, purchase });
  const told = verdictOf(own, team, purchase, reader, known.current);
  const isWaiting = told?.verdict.type === "waiting";
  const isWaitTold = useLater(isWaiting, calmMs);
  const verdict = isWaiting && !isWaitTold ? undefined : told?.verdict;

  return (
    <div role="status" class="verdict">
      {told && verdict && (
        // Keyed, so that a second wrong answer is seen to be another one.
        <div key={`${verdict.type}-${attempt}`} class="verdict-box" data-verdict={verdict.type}>
          <span class="verdict-sign" aria-hidden="true">
            {moments[verdict.type].sign}
          </span>
          <p>
            {told.by === "mate" && <span class="verdict-mate">{texts.play.mateAnswered}</span>}
            <strong>{headline(texts, verdict)}</strong>{" "}
            <span class="verdict-next">{next(texts, verdict)}</span>
          </p>
        </div>
      )}
    </div>
  );
}

function headline(texts: Texts, verdict: VerdictOf): string {
  const { play } = texts;
  switch (verdict.type) {
    case "waiting":
      return play.submitting;
    case "refused":
      return refusalSentence(texts, verdict.rejection);
    case "right":
      return play.right(short(verdict.answer), verdict.rewardPoints);
    case "wrong":
      return play.wrongLeft(short(verdict.answer), verdict.attemptsLeft);
    case "failed":
      return play.wrongLast(short(verdict.answer));
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

function short(answer: string): string {
  const letters = [...answer];
  return letters.length > mostLetters ? `${letters.slice(0, mostLetters - 1).join("")}…` : answer;
}
