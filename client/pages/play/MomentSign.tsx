import { useTexts } from "../../i18n/texts.ts";
import { TeamInWords } from "../parts/TeamNames.tsx";
import { asSentence, lineWords, moments } from "./moments.ts";
import { usePlay, useViews } from "./PlayContext.ts";
import "./momentSign.css";

/** What has just happened, for a moment over what stands there anyhow. Heard by the page's own voice: here it is only seen. */
export function MomentSign() {
  const texts = useTexts();
  const { lineMoment } = usePlay();
  const { contest } = useViews();
  const moment = lineMoment.value;
  if (!moment) return null;
  const words = lineWords(texts, contest, moment);
  return (
    <span class="moment" data-moment={moment.kind} aria-hidden="true" title={asSentence(words)}>
      <b class="moment-sign">{moments[moment.kind].sign}</b> {words.before}
      {words.team && <TeamInWords {...words.team} />}
      {words.after}
    </span>
  );
}
