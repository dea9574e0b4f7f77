import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { BoatName } from "../parts/BoatName.tsx";
import { CountedPoints } from "./CountedPoints.tsx";
import { columnOf, columnsFor, pointsOf } from "./composition.ts";
import { FittedName } from "./FittedName.tsx";
import type { PodiumStep } from "./podium.ts";

const namesOnAStep = 3;

interface PodiumProps {
  /** What of it is told, the highest first: nothing else is here. */
  readonly steps: readonly PodiumStep[];
  /** All of it, which says where a step stands. */
  readonly podium: readonly PodiumStep[];
  /** How long the highest of the told steps is told. */
  readonly sinceMs: number;
}

/** The first three places, the first in the middle. STG4 STG5 */
export function Podium({ steps, podium, sinceMs }: PodiumProps) {
  const { screen, format } = useTexts();
  return (
    <ol class="podium" aria-label={screen.podium} style={{ "--columns": `${podium.length}` }}>
      {steps.map((step, index) => (
        <li
          key={step.place}
          class="podium-step"
          data-place={step.place}
          style={{ "--column": `${columnOf(podium, step.place)}` }}
        >
          <StepNames {...step} />
          <div class="podium-block">
            <span class="podium-place">
              <span class="visually-hidden">{screen.columns.place} </span>
              {format.integer(step.place)}
            </span>
            <span class="podium-points">
              <CountedPoints
                points={pointsOf(step)}
                sinceMs={index === 0 ? sinceMs : Number.POSITIVE_INFINITY}
              />
            </span>
          </div>
        </li>
      ))}
    </ol>
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
              <FittedName name={team.name} lines={2} />
            </>
          ) : (
            <BoatName boat={team.boat}>
              <FittedName name={team.name} lines={teams.length > 2 ? 1 : 2} />
            </BoatName>
          )}
        </li>
      ))}
      {teams.length > namesOnAStep && <li>{screen.andMore(teams.length - namesOnAStep)}</li>}
    </ul>
  );
}

const rowsOfAFleet = 12;
const mostInAFleet = 60;

/** All teams beside each other, where none is before another. STG5 */
export function OneFleet({ step, sinceMs }: { readonly step: PodiumStep; readonly sinceMs: number }) {
  const { screen } = useTexts();
  const { teams } = step;
  const shown = teams.slice(0, mostInAFleet);
  return (
    <div class="one-fleet">
      <p class="one-fleet-points">
        <CountedPoints points={pointsOf(step)} sinceMs={sinceMs} />
      </p>
      <ul
        aria-label={screen.podium}
        data-many={shown.length > rowsOfAFleet}
        style={{ "--columns": `${columnsFor(shown.length, rowsOfAFleet)}` }}
      >
        {shown.map((team) => (
          <li key={team.id}>
            <BoatName boat={team.boat}>
              <FittedName name={team.name} />
            </BoatName>
          </li>
        ))}
      </ul>
      {teams.length > shown.length && <p>{screen.andMore(teams.length - shown.length)}</p>}
    </div>
  );
}
