import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { balanceOf, inPlayOf } from "../../store/purchases.ts";
import { PlacesMark } from "../parts/PlacesMark.tsx";
import { scrollTopFor } from "./ownRow.ts";
import { usePlay } from "./PlayContext.ts";

export function StandingsTable() {
  const { play, freezing, format } = useTexts();
  const { standings, team, contest } = usePlay();
  const words = play.standingsColumns;
  const table = useRef<HTMLTableElement>(null);
  useOwnRowInSight(
    table,
    standings.value.findIndex(({ team: row }) => row.id === team.value?.teamId),
  );
  const places = contest.value?.shownPlaces ?? null;
  const own = team.value && contest.value?.teams[team.value.teamId]?.outOfSight ? team.value : null;
  return (
    <>
      {places !== null && (
        <p class="muted">
          <PlacesMark places={places} />
        </p>
      )}
      <table class="table" ref={table}>
        <thead>
          <tr>
            <th scope="col" class="number">
              <abbr title={words.place}>#</abbr>
            </th>
            <th scope="col">{words.team}</th>
            <th scope="col" class="number">
              {words.balance}
            </th>
            <th scope="col" class="number">
              {words.inPlay}
            </th>
          </tr>
        </thead>
        <tbody>
          {standings.value.map(({ place, team: row }) => (
            <tr key={row.id} data-own={row.id === team.value?.teamId}>
              <td class="number" translate={false}>
                {place}
              </td>
              <th scope="row" class="team-name" translate={false}>
                {row.name}
                {row.id === team.value?.teamId && <span class="visually-hidden"> ({play.you})</span>}
              </th>
              <td class="number" translate={false}>
                {format.integer(row.balancePoints)}
              </td>
              <td class="number muted" translate={false}>
                {row.inPlayPoints === 0 ? "" : format.integer(row.inPlayPoints)}
              </td>
            </tr>
          ))}
          {own && (
            <tr data-own={true}>
              <td class="number">
                <span aria-hidden="true">—</span>
                <span class="visually-hidden">{freezing.notShown}</span>
              </td>
              <th scope="row" class="team-name" translate={false}>
                {own.name}
                <span class="visually-hidden"> ({play.you})</span>
              </th>
              <td class="number" translate={false}>
                {format.integer(balanceOf(own))}
              </td>
              <td class="number muted" translate={false}>
                {inPlayOf(own) === 0 ? "" : format.integer(inPlayOf(own))}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  );
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
