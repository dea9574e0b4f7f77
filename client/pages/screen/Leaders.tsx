import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { FittedName } from "./FittedName.tsx";
import { useScreen } from "./ScreenContext.ts";

const mostNames = 3;

/**
 * The first three teams, or of them who leads, alone or not: as large as the clock. The standings say the same to those who
 * listen. RCE3 NME2
 */
export function Leaders({ who }: { readonly who: "first-three" | "leading" }) {
  const { format } = useTexts();
  const { live } = useScreen();
  const leaders = shownStandings(live.view)
    .slice(0, mostNames)
    .filter(({ place }) => who === "first-three" || place === 1);
  return (
    <ol class="leaders" data-who={who} translate={false} aria-hidden="true">
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
