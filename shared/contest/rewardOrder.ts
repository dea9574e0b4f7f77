import type { TeamId } from "../ids.ts";
import { remembering } from "./remembering.ts";
import type { RulePack } from "./rules.ts";
import { rankingPoints } from "./standings.ts";
import type { PublicTeam } from "./view.ts";

type PublicTeams = Readonly<Record<TeamId, PublicTeam>>;

/**
 * The same teams, in which those that stand by as many points are numbered in the order in which they last earned, by
 * moments that are not shown. Who is alone with its points keeps what it has: an order among all would tell of a team
 * that comes before others who earned earlier. STD3 XTR5
 */
export function inRewardOrder(
  teams: PublicTeams,
  rules: Pick<RulePack, "ranking">,
  momentOf: (teamId: TeamId) => number | null,
): PublicTeams {
  const changed: Record<TeamId, PublicTeam> = {};
  for (const tied of tiedTeams(teams, rules)) {
    const moments = new Set(tied.map(({ id }) => momentOf(id) ?? 0));
    const places = new Map([...moments].sort((a, b) => a - b).map((moment, index) => [moment, index + 1]));
    for (const team of tied) changed[team.id] = numbered(team, places.get(momentOf(team.id) ?? 0) ?? 1);
  }
  return { ...teams, ...changed };
}

/** Of those that have earned anything. */
function tiedTeams(teams: PublicTeams, rules: Pick<RulePack, "ranking">): readonly (readonly PublicTeam[])[] {
  const byPoints = new Map<number, PublicTeam[]>();
  for (const team of Object.values(teams)) {
    if (team.lastRewardAt === null) continue;
    const points = rankingPoints(team, rules);
    const others = byPoints.get(points);
    if (others) others.push(team);
    else byPoints.set(points, [team]);
  }
  return [...byPoints.values()].filter(({ length }) => length > 1);
}

const known = remembering<PublicTeam, Map<number, PublicTeam>>(() => new Map());

/** The same object each time: what did not change is not sent again. SEE7 */
function numbered(team: PublicTeam, order: number): PublicTeam {
  if (team.lastRewardAt === order) return team;
  const views = known(team);
  const view = views.get(order) ?? { ...team, lastRewardAt: order };
  views.set(order, view);
  return view;
}
