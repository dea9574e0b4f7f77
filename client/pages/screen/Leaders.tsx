import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { FittedName } from "./FittedName.tsx";
import { useScreen } from "./ScreenContext.ts";
import "./leaders.css";

const mostNames = 3;
/** So many letters have room between place and points, on a screen of the old shape and beside a board, too. */
const lettersInLine = 9;

/**
 * The first three teams, or of them who leads, alone or not: as large as the clock. Who leads alone has as many lines as its
 * name takes; several share the line. The standings say the same to those who listen. RCE3 NME2
 */
export function Leaders({ who }: { readonly who: "first-three" | "leading" }) {
  const { format } = useTexts();
  const { live } = useScreen();
  const leaders = shownStandings(live.view)
    .slice(0, mostNames)
    .filter(({ place }) => who === "first-three" || place === 1);
  const [leader, ...others] = leaders.filter(({ place }) => place === 1);
  const isAlone = others.length === 0;
  const isLong = isAlone && leader !== undefined && [...leader.team.name].length > lettersInLine;
  return (
    <ol
      class="leaders"
      data-who={who}
      data-alone={isAlone}
      data-long={isLong}
      translate={false}
      aria-hidden="true"
    >
      {leaders.map(({ place, team }) => (
        <li key={team.id} data-team={team.id} data-place={place}>
          <span class="leader-place">{format.integer(place)}</span>
          <Boat boat={team.boat} size="picture" />
          <span class="leader-name">
            <FittedName name={team.name} lines={isAlone && place === 1 ? "1 to 3" : 1} />
          </span>
          <span class="leader-points">{format.integer(rankingPoints(team, live.view.rules))}</span>
        </li>
      ))}
    </ol>
  );
}
