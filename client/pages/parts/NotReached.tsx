import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { StateCard } from "./StateCard.tsx";

/** Why a page does not come, and that it goes on trying. */
export function NotReached({ trouble }: { readonly trouble: Trouble }) {
  const texts = useTexts();
  return (
    <div class="panel" role="status">
      <StateCard picture="offline" level={1} title={texts.app.notReachedTitle} isWaiting>
        <p>{refusalSentence(texts, trouble)}</p>
        <p class="muted">{texts.play.triesAgain}</p>
      </StateCard>
    </div>
  );
}
