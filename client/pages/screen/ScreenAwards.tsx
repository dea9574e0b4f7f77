import type { AwardView, PublicView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { namedAwards } from "../../store/awards.ts";
import { AwardLine, AwardTitle } from "../parts/Awards.tsx";
import { BoatName } from "../parts/BoatName.tsx";
import { FittedName } from "./FittedName.tsx";
import { usePages } from "./usePages.ts";

const namesOfAnAward = 3;

/** One page of the awards, as large as the room: what for, and the boats and names of those who have it. AWD2 STG4 */
export function AwardsAct(props: { readonly view: PublicView; readonly awards: readonly AwardView[] }) {
  const { view, awards } = props;
  const { closing } = useTexts();
  return (
    <section class="finale-awards" aria-label={closing.awardsTitle}>
      <ul>
        {awards.map((award) => (
          <LargeAward key={award.number} view={view} award={award} />
        ))}
      </ul>
    </section>
  );
}

function LargeAward({ view, award }: { readonly view: PublicView; readonly award: AwardView }) {
  const { screen } = useTexts();
  const teams = award.teamIds.flatMap((id) => view.teams[id] ?? []);
  return (
    <li>
      <p class="finale-award-title">
        {namedAwards(view, [award]).map((named) => (
          <AwardTitle key={named.key} award={named} />
        ))}
      </p>
      <ul class="finale-award-teams" data-many={teams.length > 2}>
        {teams.slice(0, namesOfAnAward).map((team) => (
          <li key={team.id}>
            <BoatName boat={team.boat}>
              <FittedName name={team.name} />
            </BoatName>
          </li>
        ))}
        {teams.length > namesOfAnAward && <li>{screen.andMore(teams.length - namesOfAnAward)}</li>}
      </ul>
    </li>
  );
}

const linesBelow = 2;

/** All awards below the standings, some at a time. */
export function AwardsBelow({ view }: { readonly view: PublicView }) {
  const { closing, screen } = useTexts();
  const { page, pages, rows } = usePages(view.awards, linesBelow);
  if (view.awards.length === 0) return null;
  return (
    <section class="awards-below" aria-label={closing.awardsTitle}>
      <h2>
        {closing.awardsTitle}
        {pages > 1 && <span class="screen-page"> {screen.page(page + 1, pages)}</span>}
      </h2>
      <ul>
        {namedAwards(view, rows).map((award) => (
          <li key={award.key}>
            <AwardLine award={award} />
          </li>
        ))}
      </ul>
    </section>
  );
}
