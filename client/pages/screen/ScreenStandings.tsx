import { isShownByWorth, outOfSight, shownStandings } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import type { TeamId } from "../../../shared/ids.ts";
import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { FrozenMark } from "../parts/FrozenMark.tsx";
import { FittedName } from "./FittedName.tsx";
import { Leaders } from "./Leaders.tsx";
import { OutOfSight } from "./OutOfSight.tsx";
import { useScreen } from "./ScreenContext.ts";
import { StandingsMarks } from "./StandingsMarks.tsx";
import { areRowsLarge, isLeaderWhole } from "./standingsColumns.ts";
import { useFittingColumns, useLedPages } from "./usePages.ts";
import { useSwaps } from "./useSwaps.ts";
import "./standingsColumns.css";

/** Beside something; over the whole screen, in as many columns as it takes; or only heard, while something else tells the same. */
export type Spread = "column" | "columns" | "unseen";

const mostRowsOnAPage: Readonly<Record<Spread, number>> = {
  column: 15,
  columns: 120,
  unseen: Number.POSITIVE_INFINITY,
};
const nobodyMoved: ReadonlyMap<TeamId, number> = new Map();

/**
 * Places, names and what teams stand by, to be read from the last row; long lists turn their pages by themselves, below the
 * first places. Arrows say how many places a team rose or fell since `placesBefore`.
 */
export function ScreenStandings(props: {
  readonly title: string;
  readonly spread?: Spread;
  readonly placesBefore?: ReadonlyMap<TeamId, number>;
}) {
  const { title, spread = "column", placesBefore = nobodyMoved } = props;
  const { screen, freezing, rules: words, format } = useTexts();
  const { live } = useScreen();
  const { freeze, rules, phase } = live.view;
  const standings = shownStandings(live.view);
  const pointsOf = (team: (typeof standings)[number]["team"]) => format.integer(rankingPoints(team, rules));
  const { frame, fitting, columns, hasBoats, heightPx, widthPx } = useFittingColumns(
    mostRowsOnAPage[spread],
    spread === "columns"
      ? {
          entries: standings.length,
          longestName: longest(standings.map(({ team }) => team.name)),
          longestPoints: longest(standings.map(({ team }) => pointsOf(team))),
        }
      : null,
  );
  const revealed = new Set(freeze?.revealed.map(({ teamId }) => teamId));
  const lastRevealed = freeze?.revealed.at(-1)?.teamId;
  const isAnyInPlay = standings.some(({ team }) => team.inPlayPoints > 0);
  const most = spread === "unseen" ? standings.length : fitting;
  const { first, page, pages, rows } = useLedPages(standings, most);
  const shown = first.length + rows.length;
  const rowCount = Math.ceil(shown / columns);
  const leading = standings.filter(({ place }) => place === 1).map(({ team }) => team.name);
  const screenPx = smallerSideOfWindow();
  const isShared = leading.length > 1;
  const isFirstRowLarge =
    columns === 1 &&
    areRowsLarge(rowCount, heightPx, screenPx) &&
    (isShared || isLeaderWhole(longest(leading), widthPx, screenPx));
  const others = outOfSight(live.view);
  useSwaps(frame);
  return (
    <section
      class={spread === "unseen" ? "visually-hidden" : "screen-standings"}
      aria-label={title}
      data-spread={spread}
    >
      {spread === "column" && phase !== "finished" && <Leaders who="leading" />}
      {spread === "columns" && !isFirstRowLarge && <Leaders who="first-three" />}
      <h2>
        {title}
        {pages > 1 && <span class="screen-page"> {screen.page(page + 1, pages)}</span>}
      </h2>
      <p class="visually-hidden" role="status">
        {freeze && <FrozenMark />}
      </p>
      <StandingsMarks />
      <div
        class="screen-rows"
        ref={frame}
        data-columns={columns}
        data-boats={hasBoats}
        data-large={isFirstRowLarge && !isShared}
        style={{ "--rows": `${rowCount}`, "--frame": heightPx === null ? undefined : `${heightPx}px` }}
      >
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
                <td
                  class="screen-place"
                  translate={false}
                  data-moved={movedSince(placesBefore.get(team.id) ?? place, place)}
                >
                  {format.integer(place)}
                </td>
                <th scope="row" class="screen-team" translate={false}>
                  <Boat boat={team.boat} size="picture" />
                  <FittedName name={team.name} />
                  {revealed.has(team.id) && <span class="visually-hidden"> ({freezing.revealed})</span>}
                </th>
                <td class="screen-in-play" translate={false}>
                  {team.inPlayPoints > 0 && format.integer(team.inPlayPoints)}
                </td>
                <td class="screen-balance" translate={false}>
                  {pointsOf(team)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {standings.length + others.length === 0 && <p class="muted">{screen.nobodyYet}</p>}
      </div>
      {others.length > 0 && <OutOfSight teams={others} isAlone={standings.length === 0} />}
    </section>
  );
}

/** By which sizes on the screen are told; held upright it is a tablet. */
function smallerSideOfWindow(): number {
  return Math.min(innerWidth, innerHeight);
}

/** As an arrow and a number; nothing for who stands where it stood. */
function movedSince(before: number, place: number): string | undefined {
  if (before === place) return undefined;
  return before > place ? `▲${before - place}` : `▼${place - before}`;
}

/** Of the longest of these, in letters as they are read. */
function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, [...text].length), 0);
}
