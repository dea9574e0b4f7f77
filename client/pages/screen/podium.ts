import type { Standing } from "../../../shared/contest/standings.ts";
import type { PublicTeam, PublicView } from "../../../shared/contest/view.ts";
import type { TeamId } from "../../../shared/ids.ts";

export interface PodiumStep {
  readonly place: number;
  readonly teams: readonly PublicTeam[];
}

const podiumPlaces: readonly number[] = [1, 2, 3];

/** The first three places, shared ones together; after two first places comes the third. */
export function podiumOf(standings: readonly Standing<PublicTeam>[]): readonly PodiumStep[] {
  return podiumPlaces.flatMap((place) =>
    stepOf(
      place,
      standings.filter((standing) => standing.place === place).map(({ team }) => team),
    ),
  );
}

/** What is told of a podium when these teams are: a step of which nobody is told is left out. */
export function toldOf(podium: readonly PodiumStep[], told: ReadonlySet<TeamId>): readonly PodiumStep[] {
  return podium.flatMap(({ place, teams }) =>
    stepOf(
      place,
      teams.filter(({ id }) => told.has(id)),
    ),
  );
}

/**
 * What the organizer has revealed of the podium while standings are frozen, the step of the last one first, and on each step the
 * last one first; none while the last one stands below it. STG3
 */
export function revealedPodium({
  freeze,
  teams,
}: Pick<PublicView, "freeze" | "teams">): readonly PodiumStep[] {
  const newestFirst = [...(freeze?.revealed ?? [])].reverse();
  const last = newestFirst[0]?.place;
  if (last === undefined || !podiumPlaces.includes(last)) return [];
  return [last, ...podiumPlaces.filter((place) => place !== last)].flatMap((place) =>
    stepOf(
      place,
      newestFirst.flatMap((revealed) => (revealed.place === place ? (teams[revealed.teamId] ?? []) : [])),
    ),
  );
}

/**
 * Where steps stand while results are revealed: those that are, and each place above them. Whether one of these is shared, so that
 * another stays empty, is not known before it is revealed.
 */
export function placesOfReveal(revealed: readonly PodiumStep[]): readonly number[] {
  const places = revealed.map(({ place }) => place);
  const highest = Math.min(...places);
  return podiumPlaces.filter((place) => place < highest || places.includes(place));
}

function stepOf(place: number, teams: readonly PublicTeam[]): readonly PodiumStep[] {
  return teams.length > 0 ? [{ place, teams }] : [];
}
