import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { PlainPage } from "../parts/PlainPage.tsx";
import { StateCard } from "../parts/StateCard.tsx";
import { TeamsInSentence } from "../parts/TeamNames.tsx";
import { usePlay } from "./PlayContext.ts";

/** Before the contest has come: on its way, or why it does not come and that this page goes on trying. */
export function Arriving() {
  const texts = useTexts();
  const { store, seat } = usePlay();
  const trouble = store.trouble.value;
  return (
    <PlainPage width="narrow">
      <div class="panel" role="status">
        {trouble ? (
          <StateCard picture="offline" level={1} title={texts.play.notReachedTitle} isWaiting>
            <p>{refusalSentence(texts, trouble)}</p>
            <p class="muted">{texts.play.triesAgain}</p>
          </StateCard>
        ) : (
          <StateCard picture="boat" level={1} title={texts.status.connecting} isWaiting>
            <p>
              <TeamsInSentence
                teams={[{ name: seat.teamName, boat: seat.boat ?? null }]}
                say={texts.play.arrivingAs}
              />
            </p>
          </StateCard>
        )}
      </div>
    </PlainPage>
  );
}
