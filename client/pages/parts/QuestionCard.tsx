import type { ComponentChildren } from "preact";
import type { QuestionView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import "./questions.css";

/** One question or appeal with its reply. `about` says whose it is, of which card and answer. QST5 */
export function QuestionCard(props: {
  readonly question: QuestionView;
  readonly about?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  const { questions: words, format } = useTexts();
  const { at, text, appeal, reply } = props.question;
  return (
    <li class="question" data-open={reply === null}>
      <p class="question-head">
        <strong>{appeal ? words.appeal : words.question}</strong>{" "}
        <time class="muted numbers" translate={false}>
          {format.timeOfDay(at)}
        </time>{" "}
        {props.about}
      </p>
      <p class="question-text" translate={false}>
        {text}
      </p>
      {reply === null && <p class="muted">⧗ {words.waiting}</p>}
      {reply?.type === "answer" && (
        <p>
          <strong>{words.answeredWord}:</strong> <span translate={false}>{reply.text}</span>
          {reply.toAll && <span class="muted"> ({words.toEverybody})</span>}
        </p>
      )}
      {reply?.type === "settled" && (
        <p>
          <strong>
            {reply.accepted ? "✓ " : "✗ "}
            {reply.accepted ? words.accepted : words.rejected}
          </strong>{" "}
          <span translate={false}>{reply.why}</span>
        </p>
      )}
      {props.children}
    </li>
  );
}
