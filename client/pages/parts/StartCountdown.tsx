import type { PublicView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { always, type ShownTime } from "../../store/byClock.ts";
import { secondsUntil } from "../../store/secondsLeft.ts";
import { useByClock } from "./useByClock.ts";
import "./control.css";

/** The whole seconds until the start that is counted down to, by the server's clock; null: none is. CDN1 */
export function useSecondsToStart(store: ShownTime, { phase, countdownAt }: PublicView): number | null {
  return useByClock<number | null>(store, (now) =>
    countdownAt === null || phase !== "lobby" ? always(null) : secondsUntil(countdownAt, now),
  );
}

/** 3, 2, 1 over everything, and in words to screen readers; null: nothing is counted. CDN1 */
export function StartCountdown({ seconds }: { readonly seconds: number | null }) {
  return (
    <div class="status-layer" role="status">
      {seconds !== null && <SecondsToStart seconds={seconds} />}
    </div>
  );
}

/** The count itself, as large as there is room. CDN1 */
export function SecondsToStart({ seconds }: { readonly seconds: number }) {
  const { control, format } = useTexts();
  return (
    <div class="start-countdown">
      <p class="start-ready">{control.countdown.ready}</p>
      <p class="start-seconds" translate={false}>
        <span key={seconds}>{format.integer(seconds)}</span>
      </p>
    </div>
  );
}
