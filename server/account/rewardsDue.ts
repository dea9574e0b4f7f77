import type { Card } from "../../shared/contest/board.ts";
import type { Checker, CheckerOf } from "../../shared/contest/checkers/checker.ts";
import type { CheckerKind } from "../../shared/contest/checkers/readers.ts";
import type { RulePack } from "../../shared/contest/rules.ts";

/** What each attempt at a card pays by the rules, reckoned in whole hundredths and a table of its own. */
export function rewardsDue(rules: RulePack, { pricePoints, task: { checker } }: Card): readonly number[] {
  const most = Math.min(rules.attempts[checker.kind], blindTries(checker));
  const rewards: number[] = [];
  for (const percent of rules.rewardPercents) {
    if (rewards.length === most) break;
    rewards.push(wholePoints(BigInt(pricePoints) * BigInt(percent), rules.rounding));
  }
  return rewards;
}

/** What is added to hundredths before they are cut off. */
const lifts: Readonly<Record<RulePack["rounding"], bigint>> = { floor: 0n, nearest: 50n, ceil: 99n };

function wholePoints(hundredths: bigint, rounding: RulePack["rounding"]): number {
  return Number((hundredths + lifts[rounding]) / 100n);
}

/** How many tries a kind takes before blind guessing pays. */
const tries: { readonly [Kind in CheckerKind]: (checker: CheckerOf<Kind>) => number } = {
  number: () => Number.POSITIVE_INFINITY,
  text: () => Number.POSITIVE_INFINITY,
  choice: ({ options, several }) => {
    const possible = several ? 2 ** options.length - 1 : options.length;
    return possible < 4 ? 1 : Math.trunc(possible / 2);
  },
};

function blindTries(checker: Checker): number {
  return (tries[checker.kind] as (checker: Checker) => number)(checker);
}
