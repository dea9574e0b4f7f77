import { useTexts } from "../../i18n/texts.ts";
import { usePlay } from "./PlayContext.ts";

export function StandingsTable() {
  const { play, format } = useTexts();
  const { standings, team } = usePlay();
  const words = play.standingsColumns;
  return (
    <table class="table">
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
      </tbody>
    </table>
  );
}
