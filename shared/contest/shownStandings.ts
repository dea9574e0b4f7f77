import { type Standing, standingsOf } from "./standings.ts";
import type { PublicTeam, PublicView } from "./view.ts";

/**
 * The standings that everybody sees. While results are being revealed, those that are known stand at the end with their
 * final places, below all that are hidden, which keep the order they were frozen in. FRZ8
 */
export function shownStandings({
  teams,
  rules,
  freeze,
}: Pick<PublicView, "teams" | "rules" | "freeze">): readonly Standing<PublicTeam>[] {
  const places = new Map(freeze?.revealed.map(({ teamId, place }) => [teamId, place]));
  const hidden = Object.values(teams).filter(({ id }) => !places.has(id));
  const revealed = Object.values(teams).filter(({ id }) => places.has(id));
  return [
    ...standingsOf(hidden, rules),
    ...standingsOf(revealed, rules).map(({ place, team }) => ({ place: places.get(team.id) ?? place, team })),
  ];
}
