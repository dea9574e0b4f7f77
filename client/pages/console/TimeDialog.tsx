import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { Field } from "../parts/Field.tsx";
import { RoomDialog } from "./RoomDialog.tsx";
import { readAmount } from "./readAmount.ts";
import { useAct } from "./useAct.ts";

/** Moves the end by any time, typed. TIM5 CAL2 */
export function TimeDialog({ onClose }: { readonly onClose: () => void }) {
  const { control: words, app } = useTexts();
  const { act, isSending } = useAct();
  const amount = useSignal("");
  const isLater = useSignal(true);
  const isWrong = useSignal(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const byMs = readAmount(amount.value);
    isWrong.value = byMs === null;
    if (byMs === null) return;
    if (await act({ type: "ExtendContest", byMs: isLater.value ? byMs : -byMs })) onClose();
  };

  return (
    <RoomDialog title={words.otherTimeTitle} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label={words.amount}
          name="amount"
          hint={words.amountHint}
          value={amount.value}
          error={isWrong.value ? words.amountWrong : null}
          autocomplete="off"
          onValue={(value) => {
            amount.value = value;
          }}
        />
        <fieldset class="row">
          <legend class="visually-hidden">{words.direction}</legend>
          {[true, false].map((later) => (
            <label key={`${later}`} class="check">
              <input
                type="radio"
                name="direction"
                checked={isLater.value === later}
                onChange={() => {
                  isLater.value = later;
                }}
              />{" "}
              {later ? words.later : words.earlier}
            </label>
          ))}
        </fieldset>
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
            {words.move}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}
