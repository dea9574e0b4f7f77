import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { secondsLeftAt } from "../../store/secondsLeft.ts";
import { lateMs } from "../parts/ContestClock.tsx";
import { ExtraTimeMark } from "../parts/ExtraTimeMark.tsx";
import { useByClock } from "../parts/useByClock.ts";
import { FinalCountdown } from "./Celebrations.tsx";
import { FollowingStandings } from "./FollowingStandings.tsx";
import { JoinCorner } from "./JoinCorner.tsx";
import { JoinSection } from "./JoinSection.tsx";
import { Leaders } from "./Leaders.tsx";
import { type Picture, pictureOf } from "./pictureOf.ts";
import { ScreenBoard } from "./ScreenBoard.tsx";
import { useScreen } from "./ScreenContext.ts";
import { ScreenRace } from "./ScreenRace.tsx";
import type { Spread } from "./ScreenStandings.tsx";
import { StandingsMarks } from "./StandingsMarks.tsx";
import { Ticker } from "./Ticker.tsx";
import { useDirector } from "./useDirector.ts";
import { useShow } from "./useWish.ts";

interface RaceProps {
  readonly store: ContestStore;
  readonly isWaiting?: boolean;
}

/** The contest under way: board, race or standings, clock, what happened. Before the start it waits, unseen and unheard. STG1 */
export function Race({ store, isWaiting = false }: RaceProps) {
  const { screen, heal } = useTexts();
  const { live } = useScreen();
  const { missingActs: missing } = live.view; // HEA9
  const show = useShow(store);
  const direction = useDirector(store);
  const picture = pictureOf(show, direction.layout);
  const { isMissing, onDrawn } = useDrawn(picture === "race");
  const spread = spreadOf(picture, isMissing);
  const isPaused = live.view.phase === "paused";
  const pausedText = missing === null ? screen.pausedText : heal.pausedForAll(missing);
  const isBoardDrawn = picture === "all" || picture === "board";
  return (
    <div
      class="race"
      data-show={picture}
      data-wide={live.view.board.columns > 5}
      data-missing={isMissing}
      data-waiting={isWaiting}
      aria-hidden={isWaiting}
    >
      <header class="race-head">
        <h1>{live.view.title}</h1>
        <div class="screen-time">
          <ScreenClock store={store} />
          <ExtraTimeMark count={live.view.extraTimeTeams} />
          {spread === "unseen" && <StandingsMarks isHeard />}
        </div>
        {picture !== "join" && <JoinCorner />}
      </header>
      {(show === "all" || picture === "board") && (
        <section class={isBoardDrawn ? "race-board" : "visually-hidden"} aria-label={screen.board}>
          <ScreenBoard store={store} isDrawn={isBoardDrawn} />
        </section>
      )}
      {spread === "unseen" && <Leaders who="first-three" />}
      {picture === "race" && <ScreenRace store={store} view={live.view} onDrawn={onDrawn} />}
      <FollowingStandings title={screen.standings} spread={spread} placesBefore={direction.places} />
      {picture === "join" && <JoinSection />}
      <div class="visually-hidden" role="status">
        {isPaused && (
          <>
            <p>{screen.paused}</p>
            <p>{pausedText}</p>
          </>
        )}
      </div>
      {isPaused && (
        <div class="pause" aria-hidden="true">
          <p class="pause-title">{screen.paused}</p>
          <p>{pausedText}</p>
        </div>
      )}
      <FinalCountdown store={store} />
      <Ticker />
    </div>
  );
}

/** The standings fill the screen, stand beside something, or are only heard, below their first three. RCE2 RCE3 */
function spreadOf(picture: Picture, isRaceMissing: boolean): Spread {
  switch (picture) {
    case "all":
      return "column";
    case "standings":
      return "columns";
    case "race":
      return isRaceMissing ? "columns" : "unseen";
    case "board":
    case "join":
      return "unseen";
  }
}

const patienceMs = 3_000;

/** Whether the race should be drawn and is not: its program did not come, or the system has taken the graphics away. */
function useDrawn(isWanted: boolean): {
  readonly isMissing: boolean;
  readonly onDrawn: (isDrawn: boolean) => void;
} {
  const isMissing = useSignal(false);
  const isDrawn = useRef(false);
  const onDrawn = useCallback(
    (drawn: boolean) => {
      isDrawn.current = drawn;
      isMissing.value = !drawn;
    },
    [isMissing],
  );
  useEffect(() => {
    if (!isWanted) return;
    const timer = setTimeout(() => {
      isMissing.value = !isDrawn.current;
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      onDrawn(true);
      isDrawn.current = false;
    };
  }, [isWanted, isMissing, onDrawn]);
  return { isMissing: isMissing.value, onDrawn };
}

function ScreenClock({ store }: { readonly store: ContestStore }) {
  const { screen, format } = useTexts();
  const { live } = useScreen();
  const { phase, clock } = live.view;
  const seconds = useByClock(store, (now) => secondsLeftAt(live.view, now));
  // Before the start it shows what there will be, so that nothing moves when it starts.
  const left = seconds === null ? (phase === "lobby" ? clock.durationMs : null) : seconds * 1_000;
  if (left === null) return null;
  const state = phase === "paused" ? "paused" : left <= lateMs ? "late" : "running";
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
