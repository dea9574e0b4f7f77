import { useTexts } from "../../i18n/texts.ts";
import { type Asked, isWaiting } from "../../store/cockpit/questions.ts";
import { QuestionCard } from "../parts/QuestionCard.tsx";
import { AcceptDialog, AnswerDialog, RejectDialog } from "./QuestionDialogs.tsx";
import { useAsk, useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomTeam } from "./RoomTeam.tsx";

/** All that was asked, what waits first. QST3 QST4 */
export function QuestionsPane() {
  const { questions: words } = useTexts();
  const asked = useRoom().cockpit.asked.value;
  const isNone = asked.length === 0;
  return (
    <>
      <p role="status" class={isNone ? "muted" : undefined}>
        {isNone ? words.nobodyAsked : words.open(asked.filter(isWaiting).length)}
      </p>
      {!isNone && <QuestionList asked={asked} />}
    </>
  );
}

/** What was asked about a card, or by a team. */
export function QuestionsOf({ asked }: { readonly asked: readonly Asked[] }) {
  const { questions: words } = useTexts();
  if (asked.length === 0) return null;
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <QuestionList asked={asked} />
    </section>
  );
}

function QuestionList({ asked }: { readonly asked: readonly Asked[] }) {
  return (
    <ul class="questions">
      {asked.map((each) => (
        <AskedItem key={`${each.team.teamId} ${each.question.number}`} asked={each} />
      ))}
    </ul>
  );
}

const dialogs = { answer: AnswerDialog, accept: AcceptDialog, reject: RejectDialog } as const;

function AskedItem({ asked }: { readonly asked: Asked }) {
  const { questions: words } = useTexts();
  const { team, question } = asked;
  const ask = useAsk();
  const acts = question.appeal ? (["accept", "reject"] as const) : (["answer"] as const);
  return (
    <QuestionCard question={question} about={<About asked={asked} />}>
      {isWaiting(asked) && (
        <p class="row">
          {acts.map((act) => (
            <button
              key={act}
              type="button"
              class="button"
              data-size="small"
              aria-label={`${words[act]} ${team.name}`}
              onClick={() =>
                ask((close) => {
                  const Dialog = dialogs[act];
                  return <Dialog asked={asked} onClose={close} />;
                })
              }
            >
              {words[act]}
            </button>
          ))}
        </p>
      )}
    </QuestionCard>
  );
}

/** Who, about which card, against which verdict. */
function About({ asked: { team, question } }: { readonly asked: Asked }) {
  const { questions: words, screen, cockpit: texts } = useTexts();
  const { cockpit } = useRoom();
  const { contest } = useRoomViews();
  const { cardId, appeal } = question;
  const card = contest.board.cards.find(({ id }) => id === cardId);
  const submission =
    appeal && team.purchases.find(({ id }) => id === appeal.purchaseId)?.submissions[appeal.index];
  return (
    <>
      <button
        type="button"
        class="text-button"
        onClick={() => {
          cockpit.opened.value = { type: "team", teamId: team.teamId };
        }}
      >
        <RoomTeam teamId={team.teamId} name={team.name} />
      </button>{" "}
      {card && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            cockpit.opened.value = { type: "card", cardId: card.id };
          }}
        >
          {screen.card(card.category, card.pricePoints)}
        </button>
      )}
      {submission && (
        <span class="muted"> {words.against(submission.answer, texts.verdicts[submission.verdict])}</span>
      )}
    </>
  );
}
