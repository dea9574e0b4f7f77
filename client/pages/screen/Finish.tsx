import { useTexts } from "../../i18n/texts.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { pathTo } from "../../store/router.ts";
import { Confetti } from "./Confetti.tsx";
import { isOneFleet } from "./composition.ts";
import { captionOf, FinaleStatus } from "./FinaleWords.tsx";
import { FittedName } from "./FittedName.tsx";
import { type Finale, podiumIn } from "./finale.ts";
import { OneFleet, Podium } from "./Podium.tsx";
import type { PodiumStep } from "./podium.ts";
import { useQuiet } from "./quiet.ts";
import { AwardsAct, AwardsBelow } from "./ScreenAwards.tsx";
import { useScreen } from "./ScreenContext.ts";
import { ScreenStandings } from "./ScreenStandings.tsx";
import { StandingsMarks } from "./StandingsMarks.tsx";
import { Stillness } from "./Stillness.tsx";
import { TaskOnScreen } from "./TaskOnScreen.tsx";
import { useCheer } from "./useCheer.ts";
import { useFinale } from "./useFinale.ts";
import { useScreenKeys } from "./useScreenKeys.ts";
import "./finish.css";

/** After the bell: stillness, then the podium step by step, the awards, and all of it. STG3 STG4 */
export function Finish({ store }: { readonly store: ContestStore }) {
  const texts = useTexts();
  const { view } = useScreen().live;
  const { finale, goOn } = useFinale(store);
  const podium = podiumIn(view);
  const isSeen = !useQuiet() && view.review === null;
  const isCheering = useCheer(store, finale, isSeen);
  useScreenKeys({
    n() {
      // What it tells must be seen. STG4
      if (isSeen && !document.querySelector("dialog")) goOn?.();
    },
  });
  if (view.review) return <TaskOnScreen review={view.review} />;
  return (
    <div class="finish" data-act={finale.act} data-steps={podium.length}>
      <header class="finish-head">
        <h1>
          <FittedName name={view.title} />
        </h1>
        <p class="finish-caption">{captionOf(finale, view, texts)}</p>
        {(finale.act === "podium" || finale.act === "awards") && (
          <div class="finish-marks">
            <StandingsMarks />
          </div>
        )}
      </header>
      <Scene finale={finale} />
      {isCheering && <Confetti />}
      <p class="finish-link">
        {finale.act === "all" && (
          <a class="button screen-link" href={pathTo.results(view.roomCode)}>
            {texts.screen.toResults}
          </a>
        )}
        {goOn && (
          <button type="button" class="button screen-link finish-next" onClick={goOn}>
            {texts.staging.goOn}
          </button>
        )}
      </p>
      <FinaleStatus finale={finale} view={view} />
    </div>
  );
}

/** What fills the screen below the title. Of a podium nothing is on the page that is not told yet. */
function Scene({ finale }: { readonly finale: Finale }) {
  const { screen } = useTexts();
  const { view } = useScreen().live;
  const podium = podiumIn(view);
  const teams = Object.values(view.teams);
  switch (finale.act) {
    case "still":
    case "waiting":
      return <Stillness teams={teams} isWaiting={finale.act === "waiting"} />;
    case "revealing":
      return <ScreenStandings title={screen.finalStandings} />;
    case "awards":
      return <AwardsAct view={view} awards={finale.awards} />;
    case "podium":
    case "all": {
      const { steps, places, sinceMs } = finale.act === "podium" ? finale : toldWhole(podium);
      const [first] = podium;
      return (
        <>
          {first && finale.act === "podium" && isOneFleet(view, podium) ? (
            <OneFleet key="fleet" step={first} sinceMs={sinceMs} />
          ) : (
            steps.length > 0 && <Podium key="podium" steps={steps} places={places} sinceMs={sinceMs} />
          )}
          {finale.act === "all" && <Remains isAnybodyHere={teams.length > 0} />}
        </>
      );
    }
  }
}

function toldWhole(podium: readonly PodiumStep[]) {
  return { steps: podium, places: podium.map(({ place }) => place), sinceMs: Number.POSITIVE_INFINITY };
}

function Remains({ isAnybodyHere }: { readonly isAnybodyHere: boolean }) {
  const { screen } = useTexts();
  const { view } = useScreen().live;
  return (
    <>
      {isAnybodyHere ? (
        <ScreenStandings title={screen.finalStandings} />
      ) : (
        <p class="podium-empty">{screen.nobody}</p>
      )}
      <AwardsBelow view={view} />
    </>
  );
}
