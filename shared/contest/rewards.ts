import type { CheckerKind } from "./checkers/readers.ts";
import type { Rounding, RulePack } from "./rules.ts";
import { unreachable } from "./unreachable.ts";

/*
 * What a card pays. Apart from `scoring.ts`, which knows how answers are judged: pages that explain the rules need this and may
 * not have that.
 */

/** What rewards follow from, of a card and its task. */
export interface Rewarded {
  readonly pricePoints: number;
  readonly kind: CheckerKind;
  /** The most answers before guessing blindly pays; null when guessing is hopeless. CHK23 */
  readonly guessingLimit: number | null;
}

/** What attempts 1, 2 … pay, in points; the length is the number of attempts allowed. PAY1, PAY2 */
export function rewardsOf(
  rules: Pick<RulePack, "rewardPercents" | "rounding" | "attempts">,
  { pricePoints, kind, guessingLimit }: Rewarded,
): readonly number[] {
  const limit = guessingLimit ?? Number.POSITIVE_INFINITY;
  const attempts = Math.min(rules.rewardPercents.length, rules.attempts[kind], limit);
  return rules.rewardPercents
    .slice(0, attempts)
    .map((percent) => percentOf(pricePoints, percent, rules.rounding));
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
