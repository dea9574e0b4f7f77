import type { PublicTeam } from "../../../shared/contest/view.ts";
import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { FrozenMark } from "../parts/FrozenMark.tsx";
import { boatsInARow } from "./composition.ts";

interface StillnessProps {
  /** In the order of their numbers: it tells nothing of their places. */
  readonly teams: readonly PublicTeam[];
  /** The organizer will reveal. */
  readonly isWaiting: boolean;
}

const mostBoats = 60;

/** The bell has rung: all boats lie at rest, and nothing is told yet. STG3 */
export function Stillness({ teams, isWaiting }: StillnessProps) {
  const { staging } = useTexts();
  const boats = teams.slice(0, mostBoats);
  return (
    <div class="stillness">
      <div class="stillness-words">
        <Bell />
        <p class="stillness-title">{staging.bell}</p>
        {isWaiting ? (
          <>
            <p>
              <FrozenMark />
            </p>
            <p>{staging.resultsWait}</p>
          </>
        ) : (
          <p>{staging.resultsSoon}</p>
        )}
      </div>
      <div class="stillness-sea" aria-hidden="true" style={{ "--in-a-row": `${boatsInARow(boats.length)}` }}>
        {boats.map((team) => (
          <Boat key={team.id} boat={team.boat} size="picture" on="water" />
        ))}
      </div>
    </div>
  );
}

/** A ship's bell, lit from above and the left. */
function Bell() {
  return (
    <svg class="stillness-bell" viewBox="0 0 48 48" focusable="false" aria-hidden="true">
      <path d="M20 7a4 4 0 0 1 8 0" data-part="line" />
      <path
        d="M24 9C15 9 11 15 11 23 11 31 9 34 6 38H42C39 34 37 31 37 23 37 15 33 9 24 9Z"
        data-part="body"
      />
      <path d="M17 16C15 21 16 29 13 34" data-part="light" />
      <path d="M8 34H40" data-part="detail" />
      <circle cx="24" cy="41" r="3.5" data-part="clapper" />
    </svg>
  );
}
