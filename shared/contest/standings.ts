import type { TeamId } from "../ids.ts";
import type { RulePack } from "./rules.ts";
import type { Team } from "./state.ts";

/** What standings are made of; the public view of a team has it all. */
export interface Standable {
  readonly id: TeamId;
  readonly name: string;
  readonly balancePoints: number;
  /** What was paid for cards that are still active. */
  readonly inPlayPoints: number;
  /** A moment, or what follows in the same order. */
  readonly lastRewardAt: number | null;
}

export interface Standing<T> {
  /** From 1; equal teams share a place and the next places stay empty: 1, 2, 2, 4. */
  readonly place: number;
  readonly team: T;
}

type RankingRules = Pick<RulePack, "ranking" | "tieBreak">;

/** What a team stands by, in points: all that is ever compared of two teams but the time of a reward. STD1 */
export function rankingPoints(
  { balancePoints, inPlayPoints }: Pick<Standable, "balancePoints" | "inPlayPoints">,
  { ranking }: Pick<RulePack, "ranking">,
): number {
  return ranking === "worth" ? balancePoints + inPlayPoints : balancePoints;
}

/** Teams by what they stand by; within a place by name. STD1, STD2, STD3 */
export function standingsOf<T extends Standable>(
  teams: Iterable<T>,
  rules: RankingRules,
): readonly Standing<T>[] {
  const ranked = [...teams].sort((a, b) => compareRank(a, b, rules) || compareNames(a, b));
  const standings: Standing<T>[] = [];
  ranked.forEach((team, index) => {
    const above = standings[index - 1];
    const shares = above !== undefined && compareRank(above.team, team, rules) === 0;
    standings.push({ place: shares ? above.place : index + 1, team });
  });
  return standings;
}

/** What a team of a contest stands with. */
export function standable(team: Team): Standable {
  const { id, name, balancePoints, lastRewardAt } = team;
  return { id, name, balancePoints, inPlayPoints: inPlayPoints(team), lastRewardAt };
}

/** Points paid for cards that are still active, but for what came back: that is in the balance. STD4 */
export function inPlayPoints(team: Team): number {
  let points = 0;
  for (const { status, refunded, paidPoints } of team.purchases)
    if (status === "active" && !refunded) points += paidPoints;
  return points;
}

function compareRank(a: Standable, b: Standable, rules: RankingRules): number {
  const [points, others] = [rankingPoints(a, rules), rankingPoints(b, rules)];
  if (points !== others) return others - points;
  if (rules.tieBreak !== "earliest") return 0;
  // Who never earned kept the start points from the beginning, hence was there first.
  return (a.lastRewardAt ?? 0) - (b.lastRewardAt ?? 0);
}

/** By UTF-16 units, as `<` compares, not by locale: a replay elsewhere must list the same. */
function compareNames(a: Standable, b: Standable): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return Number(a.id.slice(1)) - Number(b.id.slice(1));
}
