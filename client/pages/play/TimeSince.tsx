import type { PurchaseView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { elapsedMs } from "../../store/purchases.ts";
import { useTick } from "../parts/useTick.ts";
import { usePlay, useViews } from "./PlayContext.ts";

/** How long the team has had this task. */
export function TimeSince({ purchase }: { readonly purchase: PurchaseView }) {
  const { play, format } = useTexts();
  const { store } = usePlay();
  const { contest } = useViews();
  useTick(500);
  const elapsed = elapsedMs(purchase, contest.clock, store.serverNow());
  return (
    <span
      class="time-since numbers"
      role="timer"
      aria-live="off"
      aria-label={play.timeSince}
      title={play.timeSince}
    >
      <span aria-hidden="true">⏱ </span>
      {format.stopwatch(elapsed)}
    </span>
  );
}
