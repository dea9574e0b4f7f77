import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { PlannedAct, PlannedMoment } from "../../../shared/contest/controlActs.ts";
import type { PlanView } from "../../../shared/contest/controlView.ts";
import { mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import type { Rejection } from "../../../shared/contest/rejections.ts";
import { areOfOneDay } from "../../i18n/format.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import { Field } from "../parts/Field.tsx";
import { LongText } from "../parts/LongText.tsx";
import { ActButton } from "./ActButton.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { readNextTime, readWhole } from "./readAmount.ts";
import { useAct } from "./useAct.ts";

/** What may be chosen, in the order of a lesson. */
const choices = [
  "StartContest",
  "SendMessage",
  "CoverBoards",
  "FreezeStandings",
  "CloseEntry",
  "OpenEntry",
  "PauseContest",
  "FinishContest",
] as const;
type Choice = (typeof choices)[number];

/** Acts planned ahead, and the way to cancel them. PLN1 – PLN5 */
export function PlanDialog({ onClose }: { readonly onClose: () => void }) {
  const { control } = useTexts();
  return (
    <RoomDialog title={control.plan.title} onClose={onClose}>
      <div class="stack">
        <PlanList />
        <PlanForm />
      </div>
    </RoomDialog>
  );
}

function PlanForm() {
  const { control, format } = useTexts();
  const words = control.plan;
  const { store } = useRoom();
  const { act, isSending } = useAct();
  const choice = useSignal<Choice>("SendMessage");
  const moment = useSignal<"at" | "before">("before");
  const time = useSignal("");
  const minutes = useSignal("5");
  const text = useSignal("");
  const error = useSignal<"moment" | "text" | null>(null);
  const id = useId();
  const isMessage = choice.value === "SendMessage";
  // A start has no end to count from.
  const chosenMoment = choice.value === "StartContest" ? "at" : moment.value;
  const now = store.serverNow();
  const next = readNextTime(time.value, now);

  const submit = async (event: Event) => {
    event.preventDefault();
    const at = readNextTime(time.value, store.serverNow());
    const when = chosenMoment === "before" ? readMinutes(minutes.value) : at === null ? null : { at };
    error.value = when === null ? "moment" : isMessage && text.value.trim() === "" ? "text" : null;
    if (when === null || error.value) return;
    const sent = text.value;
    const isDone = await act({ type: "PlanAct", when, act: actOf(choice.value, sent) });
    if (isDone && text.value === sent) text.value = "";
  };

  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <div class="field">
        <label for={`${id}-act`}>{words.act}</label>
        <select
          id={`${id}-act`}
          name="act"
          class="input"
          value={choice.value}
          onChange={(event) => {
            choice.value = choices.find((name) => name === event.currentTarget.value) ?? choice.value;
          }}
        >
          {choices.map((name) => (
            <option key={name} value={name}>
              {choiceWords(words, name)}
            </option>
          ))}
        </select>
      </div>
      {isMessage && (
        <div class="field">
          <label for={`${id}-text`}>{control.messages.text}</label>
          <LongText
            id={`${id}-text`}
            name="planned-text"
            rows={3}
            most={mostCharacters.message}
            value={text.value}
            error={error.value === "text" ? control.messages.textMissing : null}
            onValue={(value) => {
              text.value = value;
            }}
          />
        </div>
      )}
      <fieldset class="row">
        <legend class="visually-hidden">{words.moment}</legend>
        {(["before", "at"] as const).map((name) => (
          <label key={name} class="check">
            <input
              type="radio"
              name="moment"
              disabled={name === "before" && choice.value === "StartContest"}
              checked={chosenMoment === name}
              onChange={() => {
                moment.value = name;
              }}
            />{" "}
            {words.moments[name]}
          </label>
        ))}
      </fieldset>
      {chosenMoment === "at" ? (
        <Field
          label={words.time}
          name="time"
          type="time"
          value={time.value}
          hint={next === null || areOfOneDay(next, now) ? undefined : words.willBe(format.dateTime(next))}
          error={error.value === "moment" ? words.timeWrong : null}
          onValue={(value) => {
            time.value = value;
          }}
        />
      ) : (
        <Field
          label={words.minutes}
          name="plan-minutes"
          type="number"
          min={1}
          max={1_440}
          value={minutes.value}
          error={error.value === "moment" ? words.minutesWrong : null}
          onValue={(value) => {
            minutes.value = value;
          }}
        />
      )}
      <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
        {words.add}
      </button>
    </form>
  );
}

function PlanList() {
  const texts = useTexts();
  const words = texts.control.plan;
  const { plans, failed } = useRoomViews().moderator.steering;
  const now = useRoom().store.serverNow();
  return (
    <section class="stack" aria-label={words.planned}>
      {plans.length === 0 && <p class="muted">{words.none}</p>}
      <ul class="steering-list">
        {plans.map((plan) => (
          <li key={plan.number}>
            <p>
              {momentWords(texts, plan, now)}: {planWords(texts, plan)}
              {plan.by !== null && (
                <span class="muted" translate={false}>
                  {" "}
                  ({plan.by})
                </span>
              )}
            </p>
            <ActButton
              command={{ type: "CancelPlannedAct", number: plan.number }}
              size="small"
              label={texts.control.messages.which(words.cancel, planWords(texts, plan))}
            >
              {words.cancel}
            </ActButton>
          </li>
        ))}
      </ul>
      {failed.length > 0 && (
        <>
          <h3 class="small-title">{words.failed}</h3>
          <ul class="steering-list">
            {failed.map(({ at, plan, code }) => (
              <li key={plan.number}>
                <p>
                  <span class="muted" translate={false}>
                    {texts.format.moment(at, now)}
                  </span>{" "}
                  {planWords(texts, plan)}: {refusalSentence(texts, { code: code as Rejection["code"] })}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function choiceWords(words: Texts["control"]["plan"], choice: Choice): string {
  if (choice === "CloseEntry" || choice === "OpenEntry") return words.acts.SetEntry(choice === "OpenEntry");
  return words.acts[choice](true);
}

function planWords({ control }: Texts, { act, isOn, text }: PlanView): string {
  const what = control.plan.acts[act](isOn ?? true);
  return text === null ? what : control.messages.which(what, text);
}

function momentWords({ control, format }: Texts, { at, minutesBeforeEnd }: PlanView, now: number): string {
  if (at === null) return control.plan.beforeEnd(minutesBeforeEnd ?? 0);
  return areOfOneDay(at, now) ? control.plan.at(format.timeOfDay(at)) : format.dateTime(at);
}

/** A planned message goes to all; a planned cover stops the clock. */
function actOf(choice: Choice, text: string): PlannedAct {
  switch (choice) {
    case "SendMessage":
      return { type: "SendMessage", to: null, text, screenSeconds: 60 };
    case "CoverBoards":
      return { type: "CoverBoards", covered: true, pause: true };
    case "CloseEntry":
    case "OpenEntry":
      return { type: "SetEntry", open: choice === "OpenEntry" };
    case "StartContest":
      return { type: "StartContest", countdown: true };
    default:
      return { type: choice };
  }
}

function readMinutes(typed: string): PlannedMoment | null {
  const minutesBeforeEnd = readWhole(typed, 1, 1_440);
  return minutesBeforeEnd === null ? null : { minutesBeforeEnd };
}
