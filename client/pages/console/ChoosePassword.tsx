import { useSignal } from "@preact/signals";
import { fewestPasswordCharacters, mostPasswordCharacters } from "../../../shared/firstPassword.ts";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";

/** Why nobody chooses here any more. */
export type NoChoice = "password_set" | "link_over";

interface ChoosePasswordProps {
  readonly login: string;
  /** Of the link that led here; null: this is the machine itself. */
  readonly secret: string | null;
  readonly onNoChoice: (why: NoChoice) => void;
}

/** The first password of an installation. A teacher may sit at a projector: what is typed is hidden until asked for. FST2 */
export function ChoosePassword({ login, secret, onNoChoice }: ChoosePasswordProps) {
  const texts = useTexts();
  const words = texts.beginning;
  const { session } = useApp();
  const password = useSignal("");
  const isShown = useSignal(false);
  const error = useSignal<Say | null>(null);
  const isWorking = useSignal(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isWorking.value) return;
    if ([...password.value].length < fewestPasswordCharacters) {
      error.value = ({ beginning }) => beginning.passwordShort;
      return;
    }
    isWorking.value = true;
    const trouble = await session.setFirstPassword(password.value, secret);
    isWorking.value = false;
    const code = trouble?.code;
    if (code === "password_set" || code === "link_over") onNoChoice(code);
    else error.value = trouble && sayRefusal(trouble);
  }

  return (
    <form class="panel stack" onSubmit={(event) => void submit(event)} noValidate>
      <h1>{words.passwordTitle}</h1>
      <p>{words.passwordLead}</p>
      <Field
        label={texts.console.login}
        hint={words.loginHint}
        name="login"
        value={login}
        autocomplete="username"
        readOnly
        onValue={() => {}}
      />
      <div class="stack">
        <Field
          label={texts.console.password}
          hint={words.passwordHint}
          name="password"
          type={isShown.value ? "text" : "password"}
          value={password.value}
          autocomplete="new-password"
          most={mostPasswordCharacters}
          error={error.value?.(texts)}
          autoFocus
          onValue={(value) => {
            password.value = value;
            error.value = null;
          }}
        />
        <button
          type="button"
          class="text-button show-password"
          onClick={() => {
            isShown.value = !isShown.value;
          }}
        >
          {isShown.value ? words.hidePassword : words.showPassword}
        </button>
      </div>
      <button type="submit" class="button" data-look="main" aria-disabled={isWorking.value}>
        {isWorking.value ? texts.join.working : words.setPassword}
      </button>
    </form>
  );
}
