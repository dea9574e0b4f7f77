import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { FittedName } from "./FittedName.tsx";
import { useScreen } from "./ScreenContext.ts";

/** The first teams, who leads as large as the clock, be it alone or not; the standings say the same to those who listen. RCE3 NME2 */
export function Leaders({ count }: { readonly count: 1 | 3 }) {
  const { format } = useTexts();
  const { live } = useScreen();
  const leaders = shownStandings(live.view).slice(0, count);
  return (
    <ol class="leaders" translate={false} aria-hidden="true">
      {leaders.map(({ place, team }) => (
        <li key={team.id} data-place={place}>
          <span class="leader-place">{format.integer(place)}</span>
          <Boat boat={team.boat} size="picture" />
          <span class="leader-name">
            <FittedName name={team.name} />
          </span>
          <span class="leader-points">{format.integer(rankingPoints(team, live.view.rules))}</span>
        </li>
      ))}
    </ol>
  );
}
