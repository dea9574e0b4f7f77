import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { SeatGrant } from "../../../shared/api.ts";
import { readTypedPin } from "../../../shared/typedCodes.ts";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Answer } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useEntering } from "./useEntering.ts";
import { type NameWish, useNameWish } from "./useNameWish.ts";
import { WaitNotice } from "./WaitNotice.tsx";

type Way = "new" | "second";

/** What was asked with. */
interface Sent {
  readonly name: string;
  readonly pin: string;
}

/** A new team by its name, or a second laptop by name and PIN. The name stays when the way is chosen anew. PAG17 */
export function TeamForms({ code, entryOpen }: { readonly code: string; readonly entryOpen: boolean }) {
  const { join } = useTexts();
  const chosen = useSignal<Way | null>(null);
  const way = chosen.value ?? (entryOpen ? "new" : "second");
  const name = useNameWish();
  return (
    <div class="panel stack">
      {!entryOpen && <Notice tone="warn">{join.entryClosed}</Notice>}
      <fieldset class="ways">
        <legend class="visually-hidden">{join.title}</legend>
        {(["new", "second"] as const).map((choice) => (
          <label key={choice} class="way">
            <input
              type="radio"
              name="way"
              checked={way === choice}
              onChange={() => {
                chosen.value = choice;
              }}
            />
            {choice === "new" ? join.newTeam : join.secondLaptop}
          </label>
        ))}
      </fieldset>
      <TeamForm key={way} code={code} way={way} wishedName={name} />
    </div>
  );
}

function TeamForm(props: { readonly code: string; readonly way: Way; readonly wishedName: NameWish }) {
  const { code, way, wishedName } = props;
  /** A team that is there has its name already. */
  const name = way === "new" ? wishedName.name : wishedName.typed;
  const texts = useTexts();
  const { join } = texts;
  const { call, router, seats, newId } = useApp();
  const pin = useSignal("");
  const nameError = useSignal<Say | null>(null);
  const pinError = useSignal<Say | null>(null);
  /** The name that was asked for last, for who does not see the field. */
  const told = useSignal("");
  /** The same wish keeps its id: a reply that was lost on the way does not make a second team. */
  const wish = useRef<{ readonly key: string; readonly id: string; readonly secret: string } | null>(null);
  const { wait, isSending, stopWaiting, enter } = useEntering();

  async function send(sent: Sent): Promise<Answer<"joinRoom" | "takeSeat">> {
    const key = JSON.stringify([way, sent.name, sent.pin]);
    if (wish.current?.key !== key) wish.current = { key, id: newId(), secret: newId() };
    const { id, secret } = wish.current;
    return way === "new"
      ? call("joinRoom", { code, body: { id, secret, name: sent.name } })
      : call("takeSeat", { code, body: { id, secret, ...sent } });
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isSending) return;
    // What is written meanwhile is another wish.
    const sent: Sent = { name: name.value, pin: pin.value };
    const isSuggested = way === "new" && wishedName.isSuggested.value;
    const isPinMissing = way === "second" && !/^\d{6}$/.test(readTypedPin(sent.pin));
    nameError.value = sent.name.trim() === "" ? (said) => said.join.nameMissing : null;
    pinError.value = isPinMissing ? (said) => said.join.pinMissing : null;
    if (nameError.value || pinError.value) return;
    const answer = await enter(
      () => send(sent),
      (grant) => keep(sent.name, grant),
    );
    if (!answer) return;
    if (answer.ok) router.go(pathTo.play(code, answer.reply.seatId));
    else if (answer.problem.code === "wrong_pin") pinError.value = sayRefusal(answer.problem);
    else if (answer.problem.code === "team_name_taken" && isSuggested) {
      nameError.value = (said) => said.join.suggestedTaken(sent.name);
      if (name.value === sent.name) wishedName.suggest();
    } else nameError.value = sayRefusal(answer.problem);
  }

  function keep(asked: string, grant: SeatGrant): void {
    const teamName = asked.trim().replace(/\s+/g, " ");
    seats.keep({ ...grant, roomCode: code, teamName, takenAt: Date.now() });
  }

  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={join.teamName}
        hint={way === "new" ? join.teamNameHint : undefined}
        error={nameError.value?.(texts)}
        name="team"
        value={name.value}
        maxLength={200}
        autocomplete="off"
        autoFocus
        onValue={(value) => {
          stopWaiting();
          wishedName.type(value);
          nameError.value = null;
        }}
        chosenWhole={way === "new" && wishedName.isSuggested.value}
        beside={
          way === "new" ? (
            <button
              type="button"
              class="button"
              onClick={() => {
                stopWaiting();
                wishedName.suggest();
                nameError.value = null;
                told.value = name.value;
              }}
            >
              {join.anotherName}
            </button>
          ) : undefined
        }
      />
      <span class="visually-hidden" role="status" translate={false}>
        {told.value}
      </span>
      {way === "second" && (
        <Field
          label={join.pin}
          hint={join.pinHint}
          error={pinError.value?.(texts)}
          name="pin"
          value={pin.value}
          maxLength={20}
          inputMode="numeric"
          autocomplete="off"
          onValue={(value) => {
            stopWaiting();
            pin.value = value;
            pinError.value = null;
          }}
        />
      )}
      <div role="status">{wait && <WaitNotice wait={wait} />}</div>
      <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
        {isSending ? join.working : way === "new" ? join.join : join.takeSeat}
      </button>
    </form>
  );
}
