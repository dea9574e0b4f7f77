import type { LiveCard } from "../contest/board.ts";
import { possibleAnswers } from "../contest/checkers/checker.ts";
import type { RulePack } from "../contest/rules.ts";
import { rewardsFor } from "../contest/scoring.ts";

/**
 * What somebody wins on average who buys a card for its price and guesses until it is over, in points: never the same twice.
 * Exactly what is expected, since each attempt is as likely as the others to be the right one. Below zero where there is no end
 * of answers to guess among.
 */
export function expectedByGuessing(rules: RulePack, card: LiveCard): number {
  const possible = possibleAnswers(card.task.checker);
  if (possible === null) return -card.pricePoints;
  const rewards = rewardsFor(rules, card).reduce((sum, points) => sum + points, 0);
  return (rewards - possible * card.pricePoints) / possible;
}
