import type { Standing } from "../../../shared/contest/standings.ts";
import type { PublicTeam } from "../../../shared/contest/view.ts";

export interface PodiumStep {
  readonly place: number;
  readonly teams: readonly PublicTeam[];
}

/** The first three places, shared ones together; after two first places comes the third. */
export function podiumOf(standings: readonly Standing<PublicTeam>[]): readonly PodiumStep[] {
  return [1, 2, 3].flatMap((place) => {
    const teams = standings.filter((standing) => standing.place === place).map(({ team }) => team);
    return teams.length > 0 ? [{ place, teams }] : [];
  });
}
