import { isShownByWorth, outOfSight, shownStandings } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import type { PublicTeam } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { BoatName } from "../parts/BoatName.tsx";
import { FrozenMark } from "../parts/FrozenMark.tsx";
import { PlacesMark } from "../parts/PlacesMark.tsx";
import { FittedName } from "./FittedName.tsx";
import { useScreen } from "./ScreenContext.ts";
import { useFitting, useLedPages } from "./usePages.ts";
import { useSwaps } from "./useSwaps.ts";

const mostRowsOnAPage = 15;

/** Places, names and what teams stand by, to be read from the last row; long lists turn their pages by themselves, below the first places. */
export function ScreenStandings({ title }: { readonly title: string }) {
  const { screen, freezing, rules: words, format } = useTexts();
  const { live } = useScreen();
  const { frame, fitting } = useFitting(mostRowsOnAPage);
  const { freeze, shownPlaces, rules } = live.view;
  const standings = shownStandings(live.view);
  const revealed = new Set(freeze?.revealed.map(({ teamId }) => teamId));
  const lastRevealed = freeze?.revealed.at(-1)?.teamId;
  const isAnyInPlay = standings.some(({ team }) => team.inPlayPoints > 0);
  const { first, page, pages, rows } = useLedPages(standings, fitting);
  const others = outOfSight(live.view);
  useSwaps(frame);
  return (
    <section class="screen-standings" aria-label={title}>
      <h2>
        {title}
        {pages > 1 && <span class="screen-page"> {screen.page(page + 1, pages)}</span>}
      </h2>
      {freeze && (
        <p class="screen-frozen" role="status">
          <FrozenMark />
        </p>
      )}
      {shownPlaces !== null && (
        <p class="screen-frozen">
          <PlacesMark places={shownPlaces} />
        </p>
      )}
      <div class="screen-rows" ref={frame}>
        <table hidden={standings.length === 0 && others.length > 0}>
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">{screen.columns.place}</span>
              </th>
              <th scope="col">{screen.columns.team}</th>
              {isAnyInPlay ? (
                <th scope="col" class="screen-number">
                  <span class="screen-in-play-head">{screen.columns.inPlay}</span>
                </th>
              ) : (
                <td />
              )}
              <th scope="col" class="screen-number">
                {isShownByWorth(live.view) ? words.total : screen.columns.balance}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...first, ...rows].map(({ place, team }, index) => (
              <tr
                key={team.id}
                data-team={team.id}
                data-last-of-first={index === first.length - 1}
                data-place={place}
                data-revealed={revealed.has(team.id)}
                data-last-revealed={team.id === lastRevealed}
                data-online={(live.online[team.id] ?? 0) > 0}
              >
                <td class="screen-place" translate={false}>
                  {format.integer(place)}
                </td>
                <th scope="row" class="screen-team" translate={false}>
                  <BoatName boat={team.boat}>
                    <FittedName name={team.name} />
                  </BoatName>
                  {revealed.has(team.id) && <span class="visually-hidden"> ({freezing.revealed})</span>}
                </th>
                <td class="screen-in-play" translate={false}>
                  {team.inPlayPoints > 0 && format.integer(team.inPlayPoints)}
                </td>
                <td class="screen-balance" translate={false}>
                  {format.integer(rankingPoints(team, rules))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {standings.length + others.length === 0 && <p class="muted">{screen.nobodyYet}</p>}
      </div>
      {others.length > 0 && <OutOfSight teams={others} />}
    </section>
  );
}

/** Everybody plays, and sees so: who has no line in the standings has its name here. FRZ11 */
function OutOfSight({ teams }: { readonly teams: readonly PublicTeam[] }) {
  const { freezing, format } = useTexts();
  return (
    <p class="screen-others">
      <span>{freezing.others}</span> <bdi translate={false}>{format.list(teams.map(({ name }) => name))}</bdi>
    </p>
  );
}
