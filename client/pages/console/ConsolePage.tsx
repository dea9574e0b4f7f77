import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { Library } from "../library/Library.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
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
  const words = useTexts().console;
  const { session } = useApp();
  const state = session.state.value;
  if (state.type !== "signed_in") return null;
  return (
    <>
      <span class="muted signed-in">{words.signedInAs(state.login)}</span>
      <button type="button" class="button" data-size="small" onClick={() => void session.signOut()}>
        {words.signOut}
      </button>
    </>
  );
}
