import { useTexts } from "../../i18n/texts.ts";
import { namedAwards } from "../../store/awards.ts";
import { isOwnEnd } from "../../store/ownTime.ts";
import { balanceOf } from "../../store/purchases.ts";
import { pathTo } from "../../store/router.ts";
import { Awards } from "../parts/Awards.tsx";
import { FrozenMark } from "../parts/FrozenMark.tsx";
import { usePlay, useViews } from "./PlayContext.ts";

/** How it ended, and the way to the history. */
export function FinalPanel() {
  const { play, teams } = useTexts();
  const { ownStanding, store } = usePlay();
  const { contest, team } = useViews();
  if (store.live.value && isOwnEnd(store.live.value.view, team)) {
    return (
      <section class="panel final-panel" aria-labelledby="final-title">
        <h2 id="final-title">{teams.ownEndTitle}</h2>
        <p>{teams.ownEndText}</p>
        <p class="final-place">{play.finalBalance(balanceOf(team))}</p>
      </section>
    );
  }
  const own = ownStanding.value;
  return (
    <section class="panel final-panel" aria-labelledby="final-title">
      <h2 id="final-title">{play.finalTitle}</h2>
      {(own || contest.freeze || contest.shownPlaces !== null) && (
        <p class="final-place">
          {own && <strong>{play.finalPlace(own.place, Object.keys(contest.teams).length)}</strong>}
          {contest.freeze && (
            <strong>
              <FrozenMark />
            </strong>
          )}{" "}
          {play.finalBalance(balanceOf(team))}
        </p>
      )}
      <Awards
        awards={namedAwards(
          contest,
          contest.awards.filter(({ teamIds }) => teamIds.includes(team.teamId)),
        )}
      />
      <a class="button" data-look="main" href={pathTo.results(contest.roomCode)}>
        {play.toHistory}
      </a>
    </section>
  );
}
