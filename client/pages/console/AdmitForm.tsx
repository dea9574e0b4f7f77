import { useSignal } from "@preact/signals";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Field } from "../parts/Field.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { useRoom, useRoomViews } from "./RoomContext.ts";

/** A team made by hand, also when the entry is closed. */
export function AdmitForm() {
  const texts = useTexts();
  const words = texts.console;
  const { store, said } = useRoom();
  const { isSending, once } = useOnce();
  const { contest } = useRoomViews();
  const name = useSignal("");
  const error = useSignal<Say | null>(null);
  if (contest.phase === "draft" || contest.phase === "finished") return null;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (name.value.trim() === "") {
      error.value = ({ join }) => join.nameMissing;
      return;
    }
    const sent = name.value;
    const reply = await once(() => store.send({ type: "AdmitTeam", name: sent }));
    if (!reply) return;
    if (!reply.ok) {
      error.value = sayRefusal(reply.rejection);
      return;
    }
    said.value = { tone: "good", say: ({ console: now }) => now.admitted(sent.trim()) };
    if (name.value === sent) name.value = "";
  }

  return (
    <form class="panel stack" onSubmit={(event) => void submit(event)} noValidate aria-labelledby="admit">
      <h2 id="admit">{words.admit}</h2>
      <Field
        label={words.admitName}
        hint={words.admitHint}
        name="admit"
        value={name.value}
        maxLength={200}
        autocomplete="off"
        error={error.value?.(texts)}
        onValue={(value) => {
          name.value = value;
          error.value = null;
        }}
      />
      <button type="submit" class="button" aria-disabled={isSending}>
        {words.admitButton}
      </button>
    </form>
  );
}
