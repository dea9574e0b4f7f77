import { useSignal } from "@preact/signals";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";

export function SignInForm() {
  const texts = useTexts();
  const words = texts.console;
  const { session } = useApp();
  const login = useSignal("");
  const password = useSignal("");
  const error = useSignal<Say | null>(null);
  const isWorking = useSignal(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isWorking.value) return;
    if (login.value.trim() === "" || password.value === "") {
      error.value = (said) => said.console.fieldsMissing;
      return;
    }
    isWorking.value = true;
    const trouble = await session.signIn(login.value.trim(), password.value);
    isWorking.value = false;
    error.value = trouble && sayRefusal(trouble);
  }

  return (
    <form class="panel stack" onSubmit={(event) => void submit(event)} noValidate>
      <h1>{words.signInTitle}</h1>
      <p class="muted">{words.signInLead}</p>
      <Field
        label={words.login}
        name="login"
        value={login.value}
        autocomplete="username"
        autoFocus
        onValue={(value) => {
          login.value = value;
        }}
      />
      <Field
        label={words.password}
        name="password"
        type="password"
        value={password.value}
        autocomplete="current-password"
        error={error.value?.(texts)}
        onValue={(value) => {
          password.value = value;
          error.value = null;
        }}
      />
      <button type="submit" class="button" data-look="main" aria-disabled={isWorking.value}>
        {isWorking.value ? texts.join.working : words.signIn}
      </button>
    </form>
  );
}
