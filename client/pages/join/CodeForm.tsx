import { useSignal } from "@preact/signals";
import { readTypedCode } from "../../../shared/typedCodes.ts";
import type { Say } from "../../i18n/say.ts";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";

/** Asks for the room code; `error` says why the last one led nowhere. `onAgain`: the same one is asked for again. */
export function CodeForm(props: {
  readonly code: string;
  readonly error: Say | null;
  readonly onAgain: () => void;
}) {
  const texts = useTexts();
  const { join } = texts;
  const { router } = useApp();
  const typed = useSignal(props.code);
  const error = useSignal<Say | null>(props.error);

  const submit = (event: Event) => {
    event.preventDefault();
    const code = readTypedCode(typed.value);
    if (code === "") error.value = (said) => said.join.codeMissing;
    else if (code === props.code) props.onAgain();
    else router.go(pathTo.join(code));
  };

  return (
    <form class="panel stack" onSubmit={submit} noValidate>
      <p>{join.lead}</p>
      <Field
        label={join.code}
        hint={join.codeHint}
        error={error.value?.(texts)}
        look="code"
        name="code"
        value={typed.value}
        maxLength={40}
        autocomplete="off"
        autoFocus
        onValue={(value) => {
          typed.value = value;
          error.value = null;
        }}
      />
      <button type="submit" class="button" data-look="main">
        {join.find}
      </button>
    </form>
  );
}
