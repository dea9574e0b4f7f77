import { type Standing, standingsOf } from "./standings.ts";
import type { PublicTeam, PublicView } from "./view.ts";

/**
 * The standings that everybody sees. While results are being revealed, those that are known stand at the end with their
 * final places, below all that are hidden, which keep the order they were frozen in. Who is out of sight has no place
 * here. FRZ8 FRZ11
 */
export function shownStandings({
  teams,
  rules,
  freeze,
}: Pick<PublicView, "teams" | "rules" | "freeze">): readonly Standing<PublicTeam>[] {
  const places = new Map(freeze?.revealed.map(({ teamId, place }) => [teamId, place]));
  const inSight = Object.values(teams).filter(({ outOfSight }) => !outOfSight);
  const hidden = inSight.filter(({ id }) => !places.has(id));
  const revealed = inSight.filter(({ id }) => places.has(id));
  return [
    ...standingsOf(hidden, rules),
    ...standingsOf(revealed, rules).map(({ place, team }) => ({ place: places.get(team.id) ?? place, team })),
  ];
}

/**
 * Whether what teams are seen to stand by may be more than their balances. After the end nothing is in play, but for what a
 * freeze shows of before, and for who plays on when a team's own time is up. STD1
 */
export function isShownByWorth({
  rules,
  phase,
  teams,
}: Pick<PublicView, "rules" | "phase" | "teams">): boolean {
  if (rules.ranking !== "worth") return false;
  return phase !== "finished" || Object.values(teams).some(({ inPlayPoints }) => inPlayPoints > 0);
}

/** Who plays but is not seen in the standings, by name. FRZ11 */
export function outOfSight({ teams }: Pick<PublicView, "teams">): readonly PublicTeam[] {
  const hidden = Object.values(teams).filter((team) => team.outOfSight);
  return hidden.sort((a, b) => (a.name < b.name ? -1 : 1));
}
