import type { Card } from "./board.ts";
import { guessingLimit } from "./checkers/checker.ts";
import { extraMsBefore } from "./extraTime.ts";
import { rewardsOf } from "./rewards.ts";
import type { RulePack } from "./rules.ts";
import type { LedgerEntry, Team } from "./state.ts";

/** What attempts 1, 2 … at a card pay, in points; the length is the number of attempts allowed. PAY1, PAY2 */
export function rewardsFor(rules: RulePack, { pricePoints, task }: Card): readonly number[] {
  const { checker } = task;
  return rewardsOf(rules, { pricePoints, kind: checker.kind, guessingLimit: guessingLimit(checker) });
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
