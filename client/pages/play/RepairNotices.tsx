import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { DismissButton } from "../parts/DismissButton.tsx";
import { RepairNotice } from "../parts/RepairNotice.tsx";
import { usePlay, useViews } from "./PlayContext.ts";

/** What moderators put right for this team since it last said that it knows. RES10 PAG42 */
export function RepairNotices() {
  const { repairs: words } = useTexts();
  const { seat } = usePlay();
  const { storage } = useApp();
  const { contest, team } = useViews();
  const place = `regatta.repairs.${seat.roomCode}.${team.teamId}`;
  const known = useSignal(Number(storage.read(place) ?? 0));
  const news = team.notices.filter(({ act }) => act > known.value).slice(-3);
  const last = news.at(-1);
  return (
    <div role="status">
      {last && (
        <section class="repair-notices" aria-label={words.noticesLabel}>
          {news.map((notice) => (
            <RepairNotice
              key={`${notice.act} ${notice.purchaseId}`}
              notice={notice}
              cards={contest.board.cards}
              purchases={team.purchases}
            />
          ))}
          <DismissButton
            onDismiss={() => {
              known.value = last.act;
              storage.write(place, `${last.act}`);
            }}
          >
            {words.understood}
          </DismissButton>
        </section>
      )}
    </div>
  );
}
