import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { Library } from "../library/Library.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { Beginning } from "./Beginning.tsx";
import { ContestRoom } from "./ContestRoom.tsx";
import { WayIn } from "./WayIn.tsx";
import "./console.css";

/** The organizer's pages: their contests, or one of them by its code. */
export function ConsolePage({ code }: { readonly code: string | null }) {
  const { app } = useTexts();
  const { session } = useApp();

  useEffect(() => {
    void session.restore();
  }, [session]);

  const state = session.state.value;
  switch (state.type) {
    case "unknown":
      return (
        <PlainPage>
          <p role="status" class="muted">
            {app.loading}
          </p>
        </PlainPage>
      );
    case "signed_out":
      return (
        <PlainPage width="narrow">
          <WayIn />
        </PlainPage>
      );
    case "signed_in":
      return (
        <PlainPage width={code === null ? "wide" : "full"} bar={<SignedIn login={state.login} />}>
          {code === null ? <Contests /> : <ContestRoom code={code} />}
        </PlainPage>
      );
  }
}

/** How to begin, and what there is already. */
function Contests() {
  return (
    <div class="stack">
      <Beginning />
      <Library />
    </div>
  );
}

function SignedIn({ login }: { readonly login: string }) {
  const words = useTexts().console;
  const { session } = useApp();
  return (
    <>
      <span class="muted signed-in">{words.signedInAs(login)}</span>
      <button type="button" class="button" data-size="small" onClick={() => void session.signOut()}>
        {words.signOut}
      </button>
    </>
  );
}
