import type { ContestStandings } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import { BoatName } from "../parts/BoatName.tsx";
import { PlacesMark } from "../parts/PlacesMark.tsx";

export function FinalStandings(props: {
  readonly results: ContestStandings;
  readonly ownTeamIds: readonly string[];
}) {
  const { results: words, play, freezing, rules, format } = useTexts();
  const { standings, shownPlaces, others = [] } = props.results;
  const byWorth = standings.some(({ worthPoints }) => worthPoints !== undefined);
  return (
    <section class="panel stack" aria-labelledby="standings">
      <h2 id="standings">{words.standings}</h2>
      {shownPlaces !== undefined && (
        <p>
          <PlacesMark places={shownPlaces} />
        </p>
      )}
      {standings.length === 0 ? (
        others.length === 0 && <p>{words.nobody}</p>
      ) : (
        <table class="table">
          <thead>
            <tr>
              <th scope="col" class="number">
                {words.columns.place}
              </th>
              <th scope="col">{words.columns.team}</th>
              <th scope="col" class="number">
                {byWorth ? rules.total : words.columns.balance}
              </th>
              <th scope="col" class="number">
                {words.columns.solved}
              </th>
            </tr>
          </thead>
          <tbody>
            {standings.map((row) => {
              const isOwn = props.ownTeamIds.includes(row.teamId);
              return (
                <tr key={row.teamId} data-own={isOwn} data-team={row.teamId}>
                  <td class="number" translate={false}>
                    {row.place}
                  </td>
                  <th scope="row" class="team-name" translate={false}>
                    <BoatName boat={row.boat}>
                      {row.name}
                      {isOwn && <span class="visually-hidden"> ({play.you})</span>}
                    </BoatName>
                  </th>
                  <td class="number" translate={false}>
                    {format.integer(row.worthPoints ?? row.balancePoints)}
                  </td>
                  <td class="number" translate={false}>
                    {format.integer(row.solvedCount)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {byWorth && <p class="muted">{rules.totalThen}</p>}
      {others.length > 0 && (
        <p>
          {freezing.others} <bdi translate={false}>{format.list(others)}</bdi>
        </p>
      )}
    </section>
  );
}
