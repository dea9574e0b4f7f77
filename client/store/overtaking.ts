import { shownStandings } from "../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../shared/contest/standings.ts";
import type { PublicTeam, PublicView } from "../../shared/contest/view.ts";
import type { TeamId } from "../../shared/ids.ts";
import { hasLostActs } from "./lostActs.ts";

/** Whether what differs between two pictures happened between them: what a thaw or a reveal shows happened long ago. */
export function isOneStory(before: PublicView, after: PublicView): boolean {
  return (
    before.roomCode === after.roomCode &&
    before.freeze === null &&
    before.shownPlaces === after.shownPlaces &&
    before.rules.ranking === after.rules.ranking &&
    !hasLostActs(before, after)
  );
}

/** How many points more a team stands by; 0 for who was out of sight, and for who was not there. */
export function gainOf(
  earlier: PublicTeam | undefined,
  team: PublicTeam,
  rules: PublicView["rules"],
): number {
  if (!earlier || earlier.outOfSight || team.outOfSight) return 0;
  return rankingPoints(team, rules) - rankingPoints(earlier, rules);
}

/** Who came past another team by points of its own, the foremost first. Whom others fell behind has overtaken nobody. */
export function overtakersBetween(before: PublicView, after: PublicView): readonly TeamId[] {
  if (!isOneStory(before, after)) return [];
  const earlierPlaces = placesOf(before);
  return shownStandings(after)
    .filter(({ place, team }) => {
      const earlierPlace = earlierPlaces.get(team.id);
      if (earlierPlace === undefined || place >= earlierPlace) return false;
      return gainOf(before.teams[team.id], team, after.rules) > 0;
    })
    .map(({ team }) => team.id);
}

/** The place of every team that is in sight. */
export function placesOf(view: PublicView): ReadonlyMap<TeamId, number> {
  return new Map(shownStandings(view).map(({ place, team }) => [team.id, place]));
}
