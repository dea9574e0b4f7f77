import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { charactersOver, mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import { loadTexts, useTexts } from "../../i18n/texts.ts";
import { untilLoaded } from "../../net/untilLoaded.ts";
import type { Asked } from "../../store/cockpit/questions.ts";
import { Field } from "../parts/Field.tsx";
import { LongText } from "../parts/LongText.tsx";
import { Choices, RepairDialog } from "./RepairDialog.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { useAct } from "./useAct.ts";

interface OfQuestion {
  readonly asked: Asked;
  readonly onClose: () => void;
}

/** An answer to one team or to all, in own words or prepared ones. QST3 */
export function AnswerDialog({ asked: { team, question }, onClose }: OfQuestion) {
  const { questions: words, app } = useTexts();
  const { cockpit } = useRoom();
  const { act, isSending } = useAct();
  const { contest } = useRoomViews();
  const text = useSignal("");
  const to = useSignal<"team" | "all">("team");
  const textId = useId();
  const { prepared } = cockpit;
  const own = prepared.own.value;
  // In the pupils' language, which may not be the moderator's.
  const common = useSignal<readonly string[]>([]);
  useEffect(
    () =>
      untilLoaded(loadTexts[contest.language], ({ questions }) => {
        common.value = questions.preparedAnswers;
      }),
    [contest.language, common],
  );

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (text.value.trim() === "") return;
    const isDone = await act({
      type: "AnswerQuestion",
      teamId: team.teamId,
      number: question.number,
      to: to.value,
      text: text.value,
    });
    if (isDone) onClose();
  }

  function keep(): void {
    // What cannot be sent is no prepared answer; its field says why. PAG44
    if (charactersOver(text.value, mostCharacters.question) === 0) prepared.keep(text.value);
  }

  return (
    <RoomDialog title={words.answerTitle(team.name)} onClose={onClose}>
      <form class="stack asking" onSubmit={(event) => void send(event)} noValidate>
        <blockquote translate={false}>{question.text}</blockquote>
        {/* biome-ignore lint/a11y/useSemanticElements: no form's fields stand together here */}
        <div role="group" aria-label={words.prepared} class="row">
          {[...common.value, ...own].map((answer) => (
            <button
              key={answer}
              type="button"
              class="button"
              data-size="small"
              lang={contest.language}
              translate={false}
              onClick={() => {
                text.value = answer;
              }}
            >
              {answer}
            </button>
          ))}
        </div>
        <div class="field">
          <label for={textId}>{words.answeredWord}</label>
          <LongText
            id={textId}
            name="reply"
            rows={3}
            most={mostCharacters.question}
            isFirst
            value={text.value}
            onValue={(value) => {
              text.value = value;
            }}
          />
        </div>
        {own.includes(text.value.trim()) ? (
          <button type="button" class="text-button" onClick={() => prepared.forget(text.value.trim())}>
            {words.forget(text.value.trim())}
          </button>
        ) : (
          <button type="button" class="text-button" onClick={keep}>
            {words.keep}
          </button>
        )}
        <Choices
          legend={words.to}
          name="to"
          options={["team", "all"] as const}
          label={(option) => words.receivers[option]}
          value={to.value}
          onValue={(option) => {
            to.value = option;
          }}
        />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
            {words.send}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}

/** Shows what would change before the appeal is accepted. QST4 */
export function AcceptDialog({ asked: { team, question }, onClose }: OfQuestion) {
  const { questions: words } = useTexts();
  const { appeal, cardId, number } = question;
  const { teamId } = team;
  const submission =
    appeal && team.purchases.find(({ id }) => id === appeal.purchaseId)?.submissions[appeal.index];
  if (!appeal || cardId === null || !submission) return null;
  if (submission.verdict === "accepted")
    return (
      <ReasonDialog
        asked={{ team, question }}
        title={words.acceptTitle}
        text={words.acceptedAlready(submission.answer)}
        accepted
        onClose={onClose}
      />
    );
  return (
    <RepairDialog
      title={words.acceptTitle}
      text={words.acceptText(team.name, submission.answer)}
      asksPolicy
      make={(chosen) => ({
        type: "JudgeAnswers",
        cardId,
        reading: null,
        answers: [{ teamId, ...appeal }],
        verdict: "accepted",
        ...chosen,
      })}
      sends={(chosen) => ({ type: "SettleAppeal", teamId, number, accepted: true, ...chosen })}
      onClose={onClose}
    />
  );
}

export function RejectDialog({ asked, onClose }: OfQuestion) {
  const { questions: words } = useTexts();
  return (
    <ReasonDialog
      asked={asked}
      title={words.rejectTitle}
      text={asked.question.text}
      accepted={false}
      onClose={onClose}
    />
  );
}

function ReasonDialog(
  props: OfQuestion & { readonly title: string; readonly text: string; readonly accepted: boolean },
) {
  const { questions: words, app } = useTexts();
  const { act, isSending } = useAct();
  const why = useSignal("");
  const { team, question } = props.asked;
  const isMissing = !props.accepted && why.value.trim() === "";

  async function settle(event: Event): Promise<void> {
    event.preventDefault();
    if (isMissing) return;
    const isDone = await act({
      type: "SettleAppeal",
      teamId: team.teamId,
      number: question.number,
      accepted: props.accepted,
      policy: "keep",
      why: why.value,
    });
    if (isDone) props.onClose();
  }

  return (
    <RoomDialog title={props.title} onClose={props.onClose}>
      <form class="stack" onSubmit={(event) => void settle(event)} noValidate>
        <p translate={false}>{props.text}</p>
        <Field
          label={words.reason}
          name="why"
          value={why.value}
          most={mostCharacters.reason}
          autocomplete="off"
          hint={words.reasonHint}
          onValue={(value) => {
            why.value = value;
          }}
        />
        <div class="actions">
          <button type="button" class="button" onClick={props.onClose}>
            {app.cancel}
          </button>
          <button
            type="submit"
            class="button"
            data-look="main"
            disabled={isMissing}
            aria-disabled={isSending}
          >
            {words.send}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}
