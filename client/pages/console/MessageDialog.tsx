import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { mostMessages } from "../../../shared/contest/controlActs.ts";
import type { SentMessageView } from "../../../shared/contest/controlView.ts";
import { mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isBefore } from "../../store/byClock.ts";
import { Field } from "../parts/Field.tsx";
import { LongText } from "../parts/LongText.tsx";
import { TeamsInSentence } from "../parts/TeamNames.tsx";
import { useByClock } from "../parts/useByClock.ts";
import { ActButton } from "./ActButton.tsx";
import { byName } from "./byName.ts";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { useRoomTeams } from "./RoomTeam.tsx";
import { readSeconds } from "./readAmount.ts";
import { useAct } from "./useAct.ts";

/** Words to all teams, to the selected ones or to one, on the screens when wished; and what was sent. MSG1 – MSG5 */
export function MessageDialog({ onClose }: { readonly onClose: () => void }) {
  const { control } = useTexts();
  return (
    <RoomDialog title={control.messages.title} onClose={onClose}>
      <div class="stack">
        <MessageForm />
        <SentMessages />
      </div>
    </RoomDialog>
  );
}

const toAll = "all";
const toSelected = "selected";

function MessageForm() {
  const { control, format } = useTexts();
  const words = control.messages;
  const { cockpit } = useRoom();
  const { act, isSending } = useAct();
  const { contest } = useRoomViews();
  const selected = [...cockpit.selected.value].filter((teamId) => contest.teams[teamId]);
  const to = useSignal(selected.length > 0 ? toSelected : toAll);
  const text = useSignal("");
  const isOnScreen = useSignal(false);
  const seconds = useSignal("60");
  const error = useSignal<"text" | "seconds" | null>(null);
  const id = useId();

  const submit = async (event: Event) => {
    event.preventDefault();
    const screenSeconds = isOnScreen.value ? readSeconds(seconds.value) : null;
    error.value =
      text.value.trim() === "" ? "text" : isOnScreen.value && screenSeconds === null ? "seconds" : null;
    if (error.value) return;
    const teams = to.value === toAll ? null : to.value === toSelected ? selected : [to.value];
    const sent = text.value;
    const isDone = await act({ type: "SendMessage", to: teams, text: sent, screenSeconds });
    if (isDone && text.value === sent) text.value = "";
  };

  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <div class="field">
        <label for={`${id}-to`}>{words.to}</label>
        <select
          id={`${id}-to`}
          name="to"
          class="input"
          value={to.value}
          onChange={(event) => {
            to.value = event.currentTarget.value;
          }}
        >
          <option value={toAll}>{words.toAll}</option>
          {selected.length > 0 && <option value={toSelected}>{words.toSelected(selected.length)}</option>}
          {byName(contest, format).map(({ id: teamId, name }) => (
            <option key={teamId} value={teamId} translate={false}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-text`}>{words.text}</label>
        <LongText
          id={`${id}-text`}
          name="text"
          rows={3}
          most={mostCharacters.message}
          isFirst
          value={text.value}
          error={error.value === "text" ? words.textMissing : null}
          onValue={(value) => {
            text.value = value;
          }}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          name="on-screen"
          checked={isOnScreen.value}
          onChange={(event) => {
            isOnScreen.value = event.currentTarget.checked;
          }}
        />{" "}
        {words.onScreen}
      </label>
      {isOnScreen.value && (
        <Field
          label={words.seconds}
          name="seconds"
          inputMode="numeric"
          value={seconds.value}
          error={error.value === "seconds" ? words.secondsWrong : null}
          onValue={(value) => {
            seconds.value = value;
          }}
        />
      )}
      <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
        {words.send}
      </button>
    </form>
  );
}

function SentMessages() {
  const { control } = useTexts();
  const words = control.messages;
  const { moderator } = useRoomViews();
  const sent = Object.values(moderator.messages).sort((a, b) => b.number - a.number);
  return (
    <section class="stack" aria-label={words.sent}>
      <h3 class="small-title">{words.sent}</h3>
      {sent.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <ul class="steering-list">
          {sent.map((message) => (
            <Sent key={message.number} message={message} />
          ))}
        </ul>
      )}
      <p class="muted">{words.kept(mostMessages)}</p>
    </section>
  );
}

function Sent({ message }: { readonly message: SentMessageView }) {
  const { control, format } = useTexts();
  const words = control.messages;
  const { store } = useRoom();
  const named = useRoomTeams();
  const { number, at, text, to, screenUntil } = message;
  const isShown = useByClock(store, (now) => isBefore(screenUntil, now));
  const take = (label: string, screenOnly: boolean) => (
    <ActButton
      command={{ type: "TakeBackMessage", message: number, screenOnly }}
      size="small"
      label={words.which(label, text)}
    >
      {label}
    </ActButton>
  );
  return (
    <li>
      <p>
        <span class="muted" translate={false}>
          {format.timeOfDay(at)}
        </span>{" "}
        <span class="muted">
          {to === null ? words.toAll : <TeamsInSentence teams={to.map(named)} say={words.toTeams} />}
          {isShown && `, ${words.shown}`}
        </span>
      </p>
      <p class="steering-words">{text}</p>
      <div class="row">
        {isShown && take(words.offScreen, true)}
        {take(words.takeBack, false)}
      </div>
    </li>
  );
}
