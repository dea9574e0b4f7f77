import type { TeamId } from "../ids.ts";
import type { RulePack } from "./rules.ts";
import type { Team } from "./state.ts";

/** What standings are made of; the public view of a team has it all. */
export interface Standable {
  readonly id: TeamId;
  readonly name: string;
  readonly balancePoints: number;
  readonly lastRewardAt: number | null;
}

export interface Standing<T extends Standable> {
  /** From 1; equal teams share a place and the next places stay empty: 1, 2, 2, 4. */
  readonly place: number;
  readonly team: T;
}

/** Teams by balance; within a place by name. STD1, STD2, STD3 */
export function standingsOf<T extends Standable>(
  teams: Iterable<T>,
  rules: Pick<RulePack, "tieBreak">,
): readonly Standing<T>[] {
  const earliest = rules.tieBreak === "earliest";
  const ranked = [...teams].sort((a, b) => compareRank(a, b, earliest) || compareNames(a, b));
  const standings: Standing<T>[] = [];
  ranked.forEach((team, index) => {
    const above = standings[index - 1];
    const shares = above !== undefined && compareRank(above.team, team, earliest) === 0;
    standings.push({ place: shares ? above.place : index + 1, team });
  });
  return standings;
}

/** Points paid for cards that are still active. STD4 */
export function inPlayPoints(team: Team): number {
  let points = 0;
  for (const purchase of team.purchases) if (purchase.status === "active") points += purchase.paidPoints;
  return points;
}

function compareRank(a: Standable, b: Standable, earliest: boolean): number {
  if (a.balancePoints !== b.balancePoints) return b.balancePoints - a.balancePoints;
  if (!earliest) return 0;
  // Who never earned kept the start points from the beginning, hence was there first.
  return (a.lastRewardAt ?? 0) - (b.lastRewardAt ?? 0);
}

/** By code points, not by locale: a replay elsewhere must list the same. */
function compareNames(a: Standable, b: Standable): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return Number(a.id.slice(1)) - Number(b.id.slice(1));
}
