import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isTelling, type Trouble } from "../../net/http.ts";
import "./veils.css";

/**
 * Over a picture that may be out of date, to be read from the last row: since when, why where there is more to say than
 * that the connection was lost, and that the page tries again. PAG5 RUN12
 */
export function StaleVeil(props: { readonly since: number | null; readonly trouble: Trouble | null }) {
  const { since, trouble } = props;
  const texts = useTexts();
  const { screen, format } = texts;
  if (since === null) return null;
  return (
    <div class="stale-veil" role="alert">
      <p class="stale-title">
        <span aria-hidden="true">⚠ </span>
        {screen.staleTitle}
      </p>
      {trouble && isTelling(trouble) && <p class="stale-reason">{refusalSentence(texts, trouble)}</p>}
      <p>{screen.staleVeil(format.timeOfDay(since))}</p>
    </div>
  );
}
