import { remainingMs } from "../../../shared/contest/timing.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { lateMs } from "../parts/ContestClock.tsx";
import { ExtraTimeMark } from "../parts/ExtraTimeMark.tsx";
import { useTick } from "../parts/useTick.ts";
import { FinalCountdown } from "./Celebrations.tsx";
import { JoinCorner } from "./JoinCorner.tsx";
import { JoinSection } from "./JoinSection.tsx";
import { ScreenBoard } from "./ScreenBoard.tsx";
import { useScreen } from "./ScreenContext.ts";
import { ScreenStandings } from "./ScreenStandings.tsx";
import { Ticker } from "./Ticker.tsx";
import { useShow } from "./useWish.ts";

/** The contest under way: board, standings, clock, what happened. */
export function Race({ store }: { readonly store: ContestStore }) {
  const { screen, heal } = useTexts();
  const { live } = useScreen();
  const { missingActs: missing } = live.view; // HEA9
  const show = useShow(store);
  return (
    <div class="race" data-show={show} data-wide={live.view.board.columns > 5}>
      <header class="race-head">
        <h1>{live.view.title}</h1>
        <div class="screen-time">
          <ScreenClock store={store} />
          <ExtraTimeMark count={live.view.extraTimeTeams} />
        </div>
        {show !== "join" && <JoinCorner />}
      </header>
      {(show === "all" || show === "board") && (
        <section class="race-board" aria-label={screen.board}>
          <ScreenBoard store={store} />
        </section>
      )}
      {(show === "all" || show === "standings") && <ScreenStandings title={screen.standings} />}
      {show === "join" && <JoinSection />}
      {live.view.phase === "paused" && (
        <div class="pause" role="status">
          <p class="pause-title">{screen.paused}</p>
          <p>{missing === null ? screen.pausedText : heal.pausedForAll(missing)}</p>
        </div>
      )}
      <FinalCountdown store={store} />
      <Ticker />
    </div>
  );
}

function ScreenClock({ store }: { readonly store: ContestStore }) {
  const { screen, format } = useTexts();
  const { live } = useScreen();
  useTick(250);
  const left = remainingMs(live.view, store.serverNow());
  if (left === null) return null;
  const state = live.view.phase === "paused" ? "paused" : left <= lateMs ? "late" : "running";
  return (
    <p
      class="screen-clock"
      translate={false}
      data-state={state}
      role="timer"
      aria-live="off"
      aria-label={screen.timeLeft}
    >
      {format.countdown(left)}
    </p>
  );
}
