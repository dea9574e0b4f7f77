import { type CheckerKind, checkerKinds } from "./checkers/readers.ts";
import { classicRules, type RulePack } from "./rules.ts";

/** Rule packs to begin with, from the usual one to the most special. */
export const presetNames = ["classic", "gentle", "bold", "quick"] as const;
export type PresetName = (typeof presetNames)[number];

export interface RulePreset {
  readonly rules: RulePack;
  /** How long a contest with these rules lasts well; null: as long as anybody likes. No rule: a contest has its duration beside them. */
  readonly minutes: number | null;
}

/** Each differs from the classic rules where its aim asks for it, and nowhere else. RUL1 */
export const rulePresets: Readonly<Record<PresetName, RulePreset>> = {
  classic: { rules: classicRules, minutes: null },

  /**
   * Who errs loses little: a fourth attempt, a reward that falls slowly and is above the price to the last, and what the bell
   * leaves unsolved is given back. For classes that play for the first time, and for hard tasks.
   */
  gentle: {
    rules: {
      ...classicRules,
      rewardPercents: [200, 170, 140, 120],
      attempts: attemptsOfAll(4),
      refundExpired: true,
    },
    minutes: null,
  },

  /**
   * Who is sure wins much: the first attempt pays three times the price, the second and last one gives just the price back. A
   * fourth slot leaves room for more stakes at once. For teams that know the game.
   */
  bold: {
    rules: { ...classicRules, slots: 4, rewardPercents: [300, 100], attempts: attemptsOfAll(2) },
    minutes: null,
  },

  /**
   * For the rest of a lesson. Two slots and two attempts keep up the pace; most teams have something open when the bell rings so
   * soon, so it is given back; and few cards make many ties, so the earlier reward breaks them.
   */
  quick: {
    rules: {
      ...classicRules,
      slots: 2,
      rewardPercents: [200, 100],
      attempts: attemptsOfAll(2),
      refundExpired: true,
      tieBreak: "earliest",
    },
    minutes: 15,
  },
};

/** The preset that a rule pack is, whatever it was made from; `own` when it is none. */
export function presetOf(rules: RulePack): PresetName | "own" {
  const outline = outlineOf(rules);
  return presetNames.find((name) => outlineOf(rulePresets[name].rules) === outline) ?? "own";
}

function attemptsOfAll(attempts: number): Readonly<Record<CheckerKind, number>> {
  return { number: attempts, text: attempts, choice: attempts };
}

/** Equal for equal rules, in whatever order their fields stand. */
function outlineOf({ attempts, ...rules }: RulePack): string {
  const fields = Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([fields, checkerKinds.map((kind) => attempts[kind])]);
}
