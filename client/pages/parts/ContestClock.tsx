import type { PublicView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { always } from "../../store/byClock.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { secondsLeftAt } from "../../store/secondsLeft.ts";
import { useByClock } from "./useByClock.ts";

/** From here on a clock warns, and so does the purchase dialog. */
export const lateMs = 2 * 60_000;

/** Milliseconds left by the server's clock, in whole seconds as clocks show them; null before the start. */
export function useRemainingMs(store: ContestStore, contest: PublicView | null): number | null {
  const seconds = useByClock(store, (now) => (contest ? secondsLeftAt(contest, now) : always(null)));
  return seconds === null ? null : seconds * 1_000;
}

export function ContestClock({
  store,
  contest,
}: {
  readonly store: ContestStore;
  readonly contest: PublicView;
}) {
  const { play, format } = useTexts();
  const left = useRemainingMs(store, contest);
  const isLate = left !== null && left <= lateMs && contest.phase === "running";
  return (
    <div
      class="clock"
      translate={false}
      data-late={isLate}
      role="timer"
      aria-live="off"
      aria-label={play.timeLeft}
    >
      {left === null ? format.countdown(contest.clock.durationMs) : format.countdown(left)}
    </div>
  );
}
