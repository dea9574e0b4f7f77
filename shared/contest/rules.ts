import { z } from "zod";
import { checkerKinds, classicAttempts } from "./checkers/readers.ts";

/** What a number of the rules may be, from `min` to `max`. Whoever sets rules by hand is told by the same figures. */
export const ruleBounds = {
  startPoints: { min: 0, max: 1_000_000 },
  slots: { min: 1, max: 12 },
  rewardPercent: { min: 0, max: 1000 },
  /** How many rewards there are. */
  rewards: { min: 1, max: 10 },
  attempts: { min: 1, max: 10 },
} as const;

const within = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max);

/** How points of a percentage become whole points. */
export const Rounding = z.enum(["floor", "nearest", "ceil"]);
export type Rounding = z.infer<typeof Rounding>;

/**
 * The rules of one contest, as data. The classic rules are {@link classicRules}; every field is public.
 * Points are whole; `rewardPercents[k]` is what attempt k+1 pays, in percent of the card's price.
 */
export const RulePack = z
  .strictObject({
    startPoints: within(ruleBounds.startPoints),
    slots: within(ruleBounds.slots),
    rewardPercents: z
      .array(within(ruleBounds.rewardPercent))
      .min(ruleBounds.rewards.min)
      .max(ruleBounds.rewards.max)
      .readonly(),
    rounding: Rounding,
    attempts: z.record(z.enum(checkerKinds), within(ruleBounds.attempts)).readonly(),
    negativeBalance: z.boolean(),
    relief: z.boolean(),
    refundExpired: z.boolean(),
    lateEntry: z.boolean(),
    tieBreak: z.enum(["shared", "earliest"]),
    /** What teams stand by: the balance, or their worth, which is that and what they have in play. STD1 */
    ranking: z.enum(["balance", "worth"]),
  })
  .readonly();
export type RulePack = z.infer<typeof RulePack>;

/** The rules of a contest for which nobody chose others. What a contest of before left out is in `stored/upcasts.ts`. */
export const classicRules: RulePack = {
  startPoints: 500,
  slots: 3,
  rewardPercents: [200, 150, 100],
  rounding: "floor",
  attempts: classicAttempts,
  negativeBalance: false,
  relief: true,
  refundExpired: false,
  lateEntry: true,
  tieBreak: "shared",
  ranking: "worth",
};
