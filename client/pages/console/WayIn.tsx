import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { readFirstLink } from "../../../shared/firstPassword.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "../parts/Notice.tsx";
import { ChoosePassword, type NoChoice } from "./ChoosePassword.tsx";
import { SignInForm } from "./SignInForm.tsx";

type Way =
  | { readonly type: "asking" }
  | { readonly type: "choosing"; readonly login: string }
  /** `why`: somebody came to choose a password, and cannot. */
  | { readonly type: "signing_in"; readonly why: NoChoice | null };

/** For whoever is not signed in: the sign-in, or on a new installation the choice of its password. FST3 FST4 */
export function WayIn() {
  const texts = useTexts();
  const secret = useLinkSecret();
  const way = useWay(secret.value);
  switch (way.value.type) {
    case "asking":
      return (
        <p role="status" class="muted">
          {texts.app.loading}
        </p>
      );
    case "choosing":
      return (
        <ChoosePassword
          login={way.value.login}
          secret={secret.value}
          onNoChoice={(why) => {
            way.value = { type: "signing_in", why };
          }}
        />
      );
    case "signing_in":
      return (
        <div class="stack">
          <div role="status">
            {way.value.why && <Notice tone="info">{refusalSentence(texts, { code: way.value.why })}</Notice>}
          </div>
          <SignInForm />
        </div>
      );
  }
}

/** What the server says of this browser. Without an answer there is the sign-in, which says why there is none. */
function useWay(secret: string | null): Signal<Way> {
  const { call } = useApp();
  const way = useSignal<Way>({ type: "asking" });
  useEffect(() => {
    let gone = false;
    way.value = { type: "asking" };
    call("firstRun", { body: { secret } }).then(
      (answer) => {
        if (gone) return;
        const login = answer.ok ? answer.reply.login : null;
        const why = answer.ok && secret !== null ? "link_over" : null;
        way.value = login === null ? { type: "signing_in", why } : { type: "choosing", login };
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [call, secret, way]);
  return way;
}

/** Of the link that led here, also when it is pasted into a page that is open. It is good for once: then it leaves the address. */
function useLinkSecret(): Signal<string | null> {
  const { router } = useApp();
  const secret = useSignal(readFirstLink(location.hash));
  useEffect(() => {
    const read = () => {
      secret.value = readFirstLink(location.hash);
    };
    addEventListener("hashchange", read);
    return () => {
      removeEventListener("hashchange", read);
      if (secret.peek() !== null) router.replace(location.pathname);
    };
  }, [secret, router]);
  return secret;
}
