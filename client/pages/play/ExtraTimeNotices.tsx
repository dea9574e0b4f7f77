import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { DismissButton } from "../parts/DismissButton.tsx";
import { Notice } from "../parts/Notice.tsx";
import { usePlay, useViews } from "./PlayContext.ts";

/** "You have 5 more minutes", for each time that the team was given since it last said that it knows. XTR6 */
export function ExtraTimeNotices() {
  const { teams: words } = useTexts();
  const { seat } = usePlay();
  const { storage } = useApp();
  const { team } = useViews();
  const place = `regatta.extra.${seat.roomCode}.${team.teamId}`;
  const known = useSignal(Number(storage.read(place) ?? 0));
  const grants = team.extraTime?.grants ?? [];
  const news = grants.slice(known.value).slice(-3);
  return (
    <div role="status">
      {news.length > 0 && (
        <section class="repair-notices" aria-label={words.noticesLabel}>
          {news.map(({ at, byMs, why }) => {
            const sentence = byMs > 0 ? words.moreTime(byMs) : words.lessTime(-byMs);
            return (
              <Notice key={at} tone={byMs > 0 ? "good" : "warn"}>
                {why === "" ? sentence : `${sentence} ${words.reason(why)}`}
              </Notice>
            );
          })}
          <DismissButton
            onDismiss={() => {
              known.value = grants.length;
              storage.write(place, `${grants.length}`);
            }}
          >
            {words.understood}
          </DismissButton>
        </section>
      )}
    </div>
  );
}
