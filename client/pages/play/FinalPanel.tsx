import { useTexts } from "../../i18n/texts.ts";
import { balanceOf } from "../../store/purchases.ts";
import { pathTo } from "../../store/router.ts";
import { FrozenMark } from "../parts/FrozenMark.tsx";
import { usePlay, useViews } from "./PlayContext.ts";

/** How it ended, and the way to the history. */
export function FinalPanel() {
  const { play } = useTexts();
  const { ownStanding, standings } = usePlay();
  const { contest, team } = useViews();
  const own = ownStanding.value;
  return (
    <section class="panel final-panel" aria-labelledby="final-title">
      <h2 id="final-title">{play.finalTitle}</h2>
      {(own || contest.freeze) && (
        <p class="final-place">
          <strong>{own ? play.finalPlace(own.place, standings.value.length) : <FrozenMark />}</strong>{" "}
          {play.finalBalance(balanceOf(team))}
        </p>
      )}
      <a class="button" data-look="main" href={pathTo.results(contest.roomCode)}>
        {play.toHistory}
      </a>
    </section>
  );
}
