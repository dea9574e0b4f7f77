import { findCard } from "../../../shared/contest/cards.ts";
import type { TaskReviewView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { withPictureWords } from "../../text/pictureMarks.ts";
import { Statement } from "../../text/Statement.tsx";
import { KeyOf } from "../parts/JudgedBy.tsx";
import { useScreen } from "./ScreenContext.ts";
import "./taskOnScreen.css";

/** The task that is gone through: first its statement, then what was right and how it went. Nobody is named. WLK1 WLK2 */
export function TaskOnScreen({ review }: { readonly review: TaskReviewView }) {
  const { closing: words, screen, pictures } = useTexts();
  const { view } = useScreen().live;
  const card = findCard(view.board.cards, review.cardId);
  return (
    <div class="task-on-screen" data-step={review.step}>
      <h1>{card ? screen.card(card.category, card.pricePoints) : view.title}</h1>
      <div class="task-on-screen-text">
        <Statement source={review.statement} lang={view.language} />
        {review.key === null && review.reader.kind === "choice" && (
          <ol class="task-options" translate={false} lang={view.language}>
            {review.reader.options.map((option) => (
              <li key={option}>{withPictureWords(option, pictures.unnamed)}</li>
            ))}
          </ol>
        )}
        {review.key && (
          <section class="task-answer" aria-label={words.rightAnswer}>
            <h2>{words.rightAnswer}</h2>
            <KeyOf reader={review.reader} answerKey={review.key} lang={view.language} />
          </section>
        )}
        {review.solution !== null && (
          <section aria-label={words.solution}>
            <h2>{words.solution}</h2>
            <Statement source={review.solution} lang={view.language} />
          </section>
        )}
      </div>
      {review.key && <HowItWent review={review} />}
    </div>
  );
}

function HowItWent({ review }: { readonly review: TaskReviewView }) {
  const { closing: words } = useTexts();
  const { bought, solvedByAttempt, wrong } = review;
  const solved = solvedByAttempt.flatMap((count, index) =>
    count > 0 ? [words.solvedBy(index + 1, count)] : [],
  );
  return (
    <aside class="task-figures">
      <p>{words.triedBy(bought)}</p>
      <p>
        <strong>{solved.length === 0 ? words.nobodySolved : words.solvedTitle}</strong>
      </p>
      <ul>
        {solved.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {wrong.length > 0 && (
        <>
          <p>
            <strong>{words.commonWrong}</strong>
          </p>
          <ul>
            {wrong.map(({ shown, teams }) => (
              <li key={shown}>
                <span class="code" translate={false}>
                  {shown}
                </span>{" "}
                ({words.wrongBy(teams)})
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
