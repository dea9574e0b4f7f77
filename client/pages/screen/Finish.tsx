import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { namedAwards } from "../../store/awards.ts";
import { pathTo } from "../../store/router.ts";
import { Awards } from "../parts/Awards.tsx";
import { BoatName } from "../parts/BoatName.tsx";
import { Confetti } from "./Confetti.tsx";
import { FittedName } from "./FittedName.tsx";
import { type PodiumStep, podiumOf } from "./podium.ts";
import { useScreen } from "./ScreenContext.ts";
import { ScreenStandings } from "./ScreenStandings.tsx";
import { TaskOnScreen } from "./TaskOnScreen.tsx";

/** After the bell: the podium and the final standings. */
export function Finish() {
  const { screen } = useTexts();
  const { live } = useScreen();
  const { title, teams, roomCode, review, awards, freeze, shownPlaces } = live.view;
  // Who stood on it when standings were frozen need not stand there now.
  const steps = freeze ? [] : podiumOf(shownStandings(live.view));
  const isHidden = freeze !== null || (shownPlaces !== null && steps.length === 0);
  if (review) return <TaskOnScreen review={review} />;
  return (
    <div class="finish">
      <header class="finish-head">
        <h1>{title}</h1>
        <p>{screen.finished}</p>
      </header>
      {isHidden && Object.keys(teams).length > 0 ? (
        <ScreenStandings title={screen.finalStandings} />
      ) : steps.length === 0 ? (
        <p class="podium-empty">{screen.nobody}</p>
      ) : (
        <>
          <Podium steps={steps} />
          <Confetti />
          <ScreenStandings title={screen.finalStandings} />
        </>
      )}
      <Awards awards={namedAwards(live.view, awards)} />
      <p class="finish-link">
        <a class="button screen-link" href={pathTo.results(roomCode)}>
          {screen.toResults}
        </a>
      </p>
    </div>
  );
}

const namesOnAStep = 3;

function Podium({ steps }: { readonly steps: readonly PodiumStep[] }) {
  const { screen, format } = useTexts();
  return (
    <ol class="podium" aria-label={screen.podium}>
      {steps.map(({ place, teams }) => (
        <li key={place} class="podium-step" data-place={place}>
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
          <div class="podium-block">
            <span class="podium-place">
              <span class="visually-hidden">{screen.columns.place} </span>
              {format.integer(place)}
            </span>
            <span class="podium-points">{format.integer(teams[0]?.balancePoints ?? 0)}</span>
          </div>
        </li>
      ))}
    </ol>
  );
}
