import { useSignal } from "@preact/signals";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { Library } from "../library/Library.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { Beginning } from "./Beginning.tsx";
import { ContestRoom } from "./ContestRoom.tsx";
import { ForOrganizers } from "./ForOrganizers.tsx";
import "./console.css";

/** The organizer's pages: their contests, or one of them by its code. */
export function ConsolePage({ code }: { readonly code: string | null }) {
  return (
    <ForOrganizers>
      <PlainPage width={code === null ? "wide" : "full"} bar={<SignedIn />}>
        {code === null ? <Contests /> : <ContestRoom code={code} />}
      </PlainPage>
    </ForOrganizers>
  );
}

/** How to begin, and what there is already. */
function Contests() {
  const { service: words } = useTexts();
  return (
    <div class="stack">
      <Beginning />
      <Library />
      <p>
        <a href={pathTo.service()}>{words.toService}</a>
      </p>
    </div>
  );
}

function SignedIn() {
  const texts = useTexts();
  const words = texts.console;
  const { session } = useApp();
  const { isSending, once } = useOnce();
  const trouble = useSignal<Trouble | null>(null);
  const state = session.state.value;
  if (state.type !== "signed_in") return null;

  async function signOut(): Promise<void> {
    trouble.value = null;
    trouble.value = await once(() => session.signOut());
  }

  return (
    <>
      <span class="muted signed-in">{words.signedInAs(state.login)}</span>
      <div class="sign-out">
        <button
          type="button"
          class="button"
          data-size="small"
          aria-disabled={isSending}
          onClick={() => void signOut()}
        >
          {isSending ? texts.join.working : words.signOut}
        </button>
        <div role="alert">
          {trouble.value && (
            <Notice tone="bad">
              {words.notSignedOut} {refusalSentence(texts, trouble.value)}
            </Notice>
          )}
        </div>
      </div>
    </>
  );
}
