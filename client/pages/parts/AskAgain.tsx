import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { TroubleNotice } from "./TroubleNotice.tsx";

/** Why something is not here, and a button that asks for it again. PAG35 */
export function AskAgain(props: { readonly trouble: Trouble; readonly onAgain: () => void }) {
  const { results: words } = useTexts();
  return (
    <div class="stack no-print">
      <TroubleNotice trouble={props.trouble} />
      <div class="row">
        <button type="button" class="button" onClick={props.onAgain}>
          {words.retry}
        </button>
      </div>
    </div>
  );
}
