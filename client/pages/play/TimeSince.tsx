import type { PurchaseView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { secondsSinceAt } from "../../store/secondsLeft.ts";
import { useByClock } from "../parts/useByClock.ts";
import { usePlay, useViews } from "./PlayContext.ts";

/** How long the team has had this task. */
export function TimeSince({ purchase }: { readonly purchase: PurchaseView }) {
  const { play, format } = useTexts();
  const { store } = usePlay();
  const { contest } = useViews();
  const seconds = useByClock(store, (now) => secondsSinceAt(purchase, contest.clock, now));
  return (
    <span
      class="time-since numbers"
      role="timer"
      aria-live="off"
      aria-label={play.timeSince}
      title={play.timeSince}
    >
      <span aria-hidden="true">⏱ </span>
      {format.stopwatch(seconds * 1_000)}
    </span>
  );
}
