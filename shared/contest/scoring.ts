import type { Card } from "./board.ts";
import { guessingLimit } from "./checkers/checker.ts";
import { extraMsBefore } from "./extraTime.ts";
import type { Rounding, RulePack } from "./rules.ts";
import type { LedgerEntry, Team } from "./state.ts";
import { unreachable } from "./unreachable.ts";

/** What attempts 1, 2 … at a card pay, in points; the length is the number of attempts allowed. PAY1, PAY2 */
export function rewardsFor(rules: RulePack, card: Card): readonly number[] {
  const { checker } = card.task;
  const limit = guessingLimit(checker) ?? Number.POSITIVE_INFINITY;
  const attempts = Math.min(rules.rewardPercents.length, rules.attempts[checker.kind], limit);
  return rules.rewardPercents
    .slice(0, attempts)
    .map((percent) => percentOf(card.pricePoints, percent, rules.rounding));
}

/** `percent` percent of whole points, in whole points and without floating point. PAY3 */
export function percentOf(points: number, percent: number, rounding: Rounding): number {
  const hundredfold = points * percent;
  const below = (hundredfold - (hundredfold % 100)) / 100;
  const rest = hundredfold % 100;
  switch (rounding) {
    case "floor":
      return below;
    case "nearest":
      return rest >= 50 ? below + 1 : below;
    case "ceil":
      return rest > 0 ? below + 1 : below;
    default:
      return unreachable(rounding);
  }
}

/** The only way a balance changes: an entry in the ledger, with its reason. PAY5 */
export function post(team: Team, entry: LedgerEntry): Team {
  return {
    ...team,
    ledger: [...team.ledger, entry],
    balancePoints: team.balancePoints + entry.deltaPoints,
    lastRewardAt:
      entry.reason === "reward" && entry.deltaPoints > 0
        ? entry.at - extraMsBefore(team, entry.at) // XTR4
        : team.lastRewardAt,
  };
}
