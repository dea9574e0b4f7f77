import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { readDuration } from "../../store/typedDuration.ts";
import { Field } from "../parts/Field.tsx";
import { RoomDialog } from "./RoomDialog.tsx";
import { useAct } from "./useAct.ts";

/** A finished contest goes on for some minutes. */
export function ReopenDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const words = texts.console;
  const { act, isSending } = useAct();
  const minutes = useSignal("5");
  const isWrong = useSignal(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const forMs = readDuration(minutes.value);
    isWrong.value = forMs === null;
    if (forMs === null) return;
    if (await act({ type: "ReopenContest", forMs })) onClose();
  };

  return (
    <RoomDialog title={words.reopenTitle} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <p>{words.reopenText}</p>
        <Field
          label={words.reopenMinutes}
          name="minutes"
          type="number"
          min={1}
          max={1440}
          value={minutes.value}
          error={isWrong.value ? words.durationWrong : null}
          onValue={(value) => {
            minutes.value = value;
          }}
        />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {texts.app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
            {words.actions.reopen}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}
