import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { isShownByWorth } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import type { TeamView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { balanceOf, inPlayOf } from "../../store/purchases.ts";
import { BoatName } from "../parts/BoatName.tsx";
import { NoPlace, PlacesMark } from "../parts/PlacesMark.tsx";
import { scrollTopFor } from "./ownRow.ts";
import { usePlay, useViews } from "./PlayContext.ts";

interface Row {
  readonly id: string;
  /** Null: nobody is told. */
  readonly place: number | null;
  readonly name: string;
  readonly boat: number;
  readonly balancePoints: number;
  readonly inPlayPoints: number;
}

export function StandingsTable() {
  const { play, freezing, rules: ruleWords, format } = useTexts();
  const { standings } = usePlay();
  const { contest, team: own } = useViews();
  const byWorth = isShownByWorth(contest);
  const words = play.standingsColumns;
  const table = useRef<HTMLTableElement>(null);
  const places = contest.shownPlaces;
  const unseen = contest.teams[own.teamId];
  const rows: readonly Row[] = [
    ...standings.value.map(({ place, team: row }) => ({ ...row, place })),
    ...(unseen?.outOfSight ? [rowOutOfSight(own, unseen.boat)] : []),
  ];
  useOwnRowInSight(
    table,
    rows.findIndex(({ id }) => id === own.teamId),
  );
  return (
    <>
      <table class="table" ref={table}>
        <thead>
          <tr>
            <th scope="col" class="number">
              <abbr title={words.place}>#</abbr>
            </th>
            <th scope="col">{words.team}</th>
            <th scope="col" class="number">
              {byWorth ? <span title={ruleWords.totalHint}>{ruleWords.total}</span> : words.balance}
            </th>
            <th scope="col" class="number">
              {words.inPlay}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, place, name, boat, inPlayPoints, ...row }) => (
            <tr key={id} data-own={id === own.teamId}>
              <td class="number" translate={false}>
                {place ?? <NoPlace word={freezing.notShown} />}
              </td>
              <th scope="row" class="team-name" translate={false}>
                <BoatName boat={boat}>
                  {name}
                  {id === own.teamId && <span class="visually-hidden"> ({play.you})</span>}
                </BoatName>
              </th>
              <td class="number" translate={false}>
                {format.integer(rankingPoints({ ...row, inPlayPoints }, contest.rules))}
              </td>
              <td class="number muted" translate={false}>
                {inPlayPoints === 0 ? "" : format.integer(inPlayPoints)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {places !== null && (
        <p class="muted">
          <PlacesMark places={places} />
        </p>
      )}
    </>
  );
}

/** A team sees its own points, whatever the others see. FRZ11 */
function rowOutOfSight(team: TeamView, boat: number): Row {
  return {
    id: team.teamId,
    place: null,
    name: team.name,
    boat,
    balancePoints: balanceOf(team),
    inPlayPoints: inPlayOf(team),
  };
}

/** Wherever the own team climbs or falls to, and however the frame is cut, the frame around the table follows. */
function useOwnRowInSight(table: RefObject<HTMLTableElement | null>, index: number): void {
  useLayoutEffect(() => {
    const frame = table.current?.parentElement;
    const [head, body] = table.current?.children ?? [];
    if (!frame || !(head instanceof HTMLElement) || !body) return;
    const follow = () => {
      const headPx = head.offsetHeight;
      const rows = Array.from(body.children)
        .filter((row) => row instanceof HTMLElement)
        .map((row) => ({ topPx: row.offsetTop - headPx, heightPx: row.offsetHeight }));
      frame.scrollTop = scrollTopFor({ rows, headPx, framePx: frame.clientHeight }, index);
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [table, index]);
}
