import { useSignal } from "@preact/signals";
import { findCard } from "../../../shared/contest/cards.ts";
import type { AnswerToAllView, QuestionView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { whyNoQuestion } from "../../store/mayAsk.ts";
import { isRehearsal } from "../../store/seats.ts";
import { useApp } from "../AppContext.ts";
import { DismissButton } from "../parts/DismissButton.tsx";
import { QuestionCard } from "../parts/QuestionCard.tsx";
import { usePlay, useViews } from "./PlayContext.ts";

/** A button that asks about a card, or in general. QST1 SEA7 */
export function AskButton({ cardId }: { readonly cardId: number | null }) {
  const { questions: words } = useTexts();
  const { seat, asking } = usePlay();
  const { contest, team } = useViews();
  if (isRehearsal(seat) || whyNoQuestion(contest, team) !== null) return null;
  return (
    <button
      type="button"
      class="text-button"
      onClick={() => {
        asking.value = { cardId };
      }}
    >
      {words.ask}
    </button>
  );
}

/** What the team asked, and what was answered, to it or to all; the newest first. */
export function QuestionsPanel() {
  const { questions: words, format } = useTexts();
  const { team } = useViews();
  const { questions, answersToAll } = team;
  return (
    <div class="stack">
      <AskButton cardId={null} />
      {questions.length === 0 && <p class="muted">{words.none}</p>}
      <ul class="questions">
        {[...questions].reverse().map((question) => (
          <QuestionCard key={question.number} question={question} about={<About question={question} />} />
        ))}
      </ul>
      {answersToAll.length > 0 && (
        <section aria-label={words.toEverybody}>
          <h3>{words.toEverybody}</h3>
          <ul class="questions">
            {[...answersToAll].reverse().map((answer) => (
              <li key={answer.at} class="question">
                <p class="question-head">
                  <time class="muted numbers" translate={false}>
                    {format.timeOfDay(answer.at)}
                  </time>{" "}
                  <AboutCard cardId={answer.cardId} />
                </p>
                <p translate={false}>{answer.text}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Which card, and for an appeal which answer. */
function About({ question: { cardId, appeal } }: { readonly question: QuestionView }) {
  const { team } = useViews();
  const answer = appeal && team.purchases[appeal.purchaseId]?.submissions[appeal.index]?.answer;
  return (
    <>
      <AboutCard cardId={cardId} />
      {answer !== null && answer !== undefined && (
        <>
          {" "}
          <span class="code" translate={false}>
            {answer}
          </span>
        </>
      )}
    </>
  );
}

function AboutCard({ cardId }: { readonly cardId: number | null }) {
  const { screen } = useTexts();
  const { contest } = useViews();
  const card = cardId === null ? undefined : findCard(contest.board.cards, cardId);
  return card ? <span class="muted">{screen.card(card.category, card.pricePoints)}</span> : null;
}

/** Replies that came since the team last said that it knows; the newest three. */
export function QuestionNotices() {
  const { questions: words } = useTexts();
  const { seat } = usePlay();
  const { storage } = useApp();
  const { team } = useViews();
  const place = `regatta.replies.${seat.roomCode}.${team.teamId}`;
  const known = useSignal(Number(storage.read(place) ?? 0));
  const replied = team.questions.filter(({ reply }) => reply !== null && reply.at > known.value);
  // Its own it is told above.
  const own = new Set(team.questions.flatMap(({ reply }) => (reply === null ? [] : [reply.at])));
  const told = team.answersToAll.filter(({ at }) => at > known.value && !own.has(at));
  const latest = Math.max(0, ...replied.map(({ reply }) => reply?.at ?? 0), ...told.map(({ at }) => at));
  return (
    <div role="status">
      {latest > 0 && (
        <section class="repair-notices" aria-label={words.news}>
          <ul class="questions">
            {replied.slice(-3).map((question) => (
              <QuestionCard key={question.number} question={question} about={<About question={question} />} />
            ))}
            {told.slice(-3).map((answer) => (
              <TellAll key={answer.at} answer={answer} />
            ))}
          </ul>
          <DismissButton
            onDismiss={() => {
              known.value = latest;
              storage.write(place, `${latest}`);
            }}
          >
            {words.understood}
          </DismissButton>
        </section>
      )}
    </div>
  );
}

function TellAll({ answer }: { readonly answer: AnswerToAllView }) {
  const { questions: words } = useTexts();
  return (
    <li class="question">
      <p class="question-head">
        <strong>{words.toEverybody}</strong> <AboutCard cardId={answer.cardId} />
      </p>
      <p translate={false}>{answer.text}</p>
    </li>
  );
}
