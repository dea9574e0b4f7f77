import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { PassingButton } from "./PassingButton.tsx";
import { TroubleNotice } from "./TroubleNotice.tsx";

/** Why something is not here, and a button that asks for it again. PAG35 */
export function AskAgain(props: { readonly trouble: Trouble; readonly onAgain: () => void }) {
  const { results: words } = useTexts();
  return (
    <div class="stack no-print">
      <TroubleNotice trouble={props.trouble} />
      <div class="row">
        <PassingButton onPress={props.onAgain}>{words.retry}</PassingButton>
      </div>
    </div>
  );
}
