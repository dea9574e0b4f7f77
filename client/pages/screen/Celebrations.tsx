import { useTexts } from "../../i18n/texts.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { TeamsInSentence } from "../parts/TeamNames.tsx";
import { useByClock } from "../parts/useByClock.ts";
import type { Celebration } from "./celebrations.ts";
import { lastSecondsAt } from "./lastSeconds.ts";
import { useScreen } from "./ScreenContext.ts";
import { useCelebrations } from "./useCelebrations.ts";
import "./celebrations.css";

/** A banner for a few seconds, below the board; never over it. */
export function CelebrationBanner({ store }: { readonly store: ContestStore }) {
  const shown = useCelebrations(store);
  return (
    <div class="celebration-place" role="status">
      {shown && (
        <p key={shown.number} class="celebration" data-kind={shown.celebration.kind}>
          <span class="celebration-sign" aria-hidden="true">
            {celebrationSigns[shown.celebration.kind]}
          </span>
          <span class="celebration-text">
            <Sentence celebration={shown.celebration} />
          </span>
        </p>
      )}
    </div>
  );
}

/** The sign of each kind of banner. */
export const celebrationSigns: Readonly<Record<Celebration["kind"], string>> = {
  first_solve: "★",
  lead: "▲",
  ten_minutes: "!",
  last_minutes: "!",
  bell: "■",
};

function Sentence({ celebration }: { readonly celebration: Celebration }) {
  const { screen, staging } = useTexts();
  const { celebrated } = screen;
  switch (celebration.kind) {
    case "first_solve": {
      const card = screen.card(celebration.card.category, celebration.card.pricePoints);
      const say = (names: string) => celebrated.firstSolve(names, card);
      return <TeamsInSentence teams={celebration.teams} say={say} />;
    }
    case "lead": {
      const say = celebration.shared ? celebrated.sharedLead : celebrated.lead;
      return <TeamsInSentence teams={celebration.teams} say={say} />;
    }
    case "ten_minutes":
      return <>{staging.tenMinutes}</>;
    case "last_minutes":
      return <>{celebrated.lastMinutes}</>;
    case "bell":
      return <>{celebrated.bell}</>;
  }
}

/** The last ten seconds, as large as the room. The clock above says the same to screen readers. */
export function FinalCountdown({ store }: { readonly store: ContestStore }) {
  const { format } = useTexts();
  const { live } = useScreen();
  const seconds = useByClock(store, (now) => lastSecondsAt(live.view, now));
  if (seconds === null) return null;
  return (
    <p class="final-countdown" translate={false} aria-hidden="true">
      <span key={seconds}>{format.integer(seconds)}</span>
    </p>
  );
}
