import { remainingMs } from "../../../shared/contest/timing.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";
import { lateMs } from "../parts/ContestClock.tsx";
import { useTick } from "../parts/useTick.ts";
import { FinalCountdown } from "./Celebrations.tsx";
import { JoinCorner } from "./JoinCorner.tsx";
import { JoinSection } from "./JoinSection.tsx";
import { Ticker } from "./Ticker.tsx";
import { WallBoard } from "./WallBoard.tsx";
import { useWall } from "./WallContext.ts";
import { WallStandings } from "./WallStandings.tsx";

/** The contest under way: board, standings, clock, what happened. */
export function Race({ store }: { readonly store: ContestStore }) {
  const { screen } = useTexts();
  const { wallShow } = useApp();
  const { live } = useWall();
  const show = wallShow.of(live.view.roomCode).value;
  return (
    <div class="race" data-show={show} data-wide={live.view.board.columns > 5}>
      <header class="race-head">
        <h1>{live.view.title}</h1>
        <WallClock store={store} />
        {show !== "join" && <JoinCorner />}
      </header>
      {(show === "all" || show === "board") && (
        <section class="race-board" aria-label={screen.board}>
          <WallBoard store={store} />
        </section>
      )}
      {(show === "all" || show === "standings") && <WallStandings title={screen.standings} />}
      {show === "join" && <JoinSection />}
      {live.view.phase === "paused" && (
        <div class="pause" role="status">
          <p class="pause-title">{screen.paused}</p>
          <p>{screen.pausedText}</p>
        </div>
      )}
      <FinalCountdown store={store} />
      <Ticker />
    </div>
  );
}

function WallClock({ store }: { readonly store: ContestStore }) {
  const { screen, format } = useTexts();
  const { live } = useWall();
  useTick(250);
  const left = remainingMs(live.view, store.serverNow());
  if (left === null) return null;
  const state = live.view.phase === "paused" ? "paused" : left <= lateMs ? "late" : "running";
  return (
    <p class="wall-clock" data-state={state} role="timer" aria-live="off" aria-label={screen.timeLeft}>
      {format.countdown(left)}
    </p>
  );
}
