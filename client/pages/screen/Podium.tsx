import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { BoatName } from "../parts/BoatName.tsx";
import { CountedPoints } from "./CountedPoints.tsx";
import { columnOf, columnsFor, pointsOf } from "./composition.ts";
import { FittedName } from "./FittedName.tsx";
import type { PodiumStep } from "./podium.ts";

const namesOnAStep = 3;

interface PodiumProps {
  /** What of it is told, the newest first: of the others nothing is here but an outline. */
  readonly steps: readonly PodiumStep[];
  /** Where its steps stand, told or not. */
  readonly places: readonly number[];
  /** How long the newest of the told steps is told. */
  readonly sinceMs: number;
}

/** The first three places, the first in the middle. STG4 STG5 */
export function Podium({ steps, places, sinceMs }: PodiumProps) {
  const { screen, format } = useTexts();
  return (
    <ol class="podium" aria-label={screen.podium} style={{ "--columns": `${places.length}` }}>
      {places.map((place) => {
        const column = { "--column": `${columnOf(places, place)}` };
        const index = steps.findIndex((told) => told.place === place);
        const step = steps[index];
        return step ? (
          <li key={place} class="podium-step" data-place={place} style={column}>
            <StepNames {...step} />
            <div class="podium-block">
              <span class="podium-place">
                <span class="visually-hidden">{screen.columns.place} </span>
                {format.integer(place)}
              </span>
              <span class="podium-points">
                <CountedPoints
                  points={pointsOf(step)}
                  sinceMs={index === 0 ? sinceMs : Number.POSITIVE_INFINITY}
                />
              </span>
            </div>
          </li>
        ) : (
          <EmptyStep key={place} place={place} style={column} />
        );
      })}
    </ol>
  );
}

/** Where a step will be told: its outline, for the eye alone. */
function EmptyStep({ place, style }: { readonly place: number; readonly style: Record<string, string> }) {
  return (
    <li class="podium-step" data-place={place} data-told="false" style={style} aria-hidden="true">
      <div class="podium-block" />
    </li>
  );
}

function StepNames({ teams }: PodiumStep) {
  const { screen } = useTexts();
  return (
    <ul class="podium-names">
      {teams.slice(0, namesOnAStep).map((team) => (
        <li key={team.id} class="podium-name">
          {teams.length === 1 ? (
            <>
              <Boat boat={team.boat} size="picture" />
              <FittedName name={team.name} lines={3} />
            </>
          ) : (
            <BoatName boat={team.boat}>
              <FittedName name={team.name} lines={2} />
            </BoatName>
          )}
        </li>
      ))}
      {teams.length > namesOnAStep && <li>{screen.andMore(teams.length - namesOnAStep)}</li>}
    </ul>
  );
}

const rowsOfAFleet = 15;
const mostInAFleet = 60;
/** So few are shown as large as winners are. */
const fewTeams = 5;

/** All teams beside each other, where none is before another. STG5 */
export function OneFleet({ step, sinceMs }: { readonly step: PodiumStep; readonly sinceMs: number }) {
  const { screen } = useTexts();
  const { teams } = step;
  const shown = teams.slice(0, mostInAFleet);
  const areFew = shown.length <= fewTeams;
  const columns = areFew ? shown.length : Math.max(2, columnsFor(shown.length, rowsOfAFleet));
  return (
    <div class="one-fleet">
      <p class="one-fleet-points">
        <CountedPoints points={pointsOf(step)} sinceMs={sinceMs} />
      </p>
      <ul
        aria-label={screen.podium}
        data-many={!areFew}
        style={{ "--columns": `${columns}`, "--rows": `${Math.ceil(shown.length / columns)}` }}
      >
        {shown.map((team) => (
          <li key={team.id}>
            {areFew ? (
              <>
                <Boat boat={team.boat} size="picture" />
                <FittedName name={team.name} lines={3} />
              </>
            ) : (
              <BoatName boat={team.boat}>
                <FittedName name={team.name} />
              </BoatName>
            )}
          </li>
        ))}
      </ul>
      {teams.length > shown.length && <p>{screen.andMore(teams.length - shown.length)}</p>}
    </div>
  );
}
