import { z } from "zod";
import { checkerKinds, classicAttempts } from "./checkers/readers.ts";

const Points = z.int().min(0).max(1_000_000);

/** How points of a percentage become whole points. */
export const Rounding = z.enum(["floor", "nearest", "ceil"]);
export type Rounding = z.infer<typeof Rounding>;

/**
 * The rules of one contest, as data. The classic rules are {@link classicRules}; every field is public.
 * Points are whole; `rewardPercents[k]` is what attempt k+1 pays, in percent of the card's price.
 */
export const RulePack = z
  .strictObject({
    startPoints: Points,
    slots: z.int().min(1).max(12),
    rewardPercents: z.array(z.int().min(0).max(1000)).min(1).max(10).readonly(),
    rounding: Rounding,
    attempts: z.record(z.enum(checkerKinds), z.int().min(1).max(10)).readonly(),
    negativeBalance: z.boolean(),
    relief: z.boolean(),
    refundExpired: z.boolean(),
    lateEntry: z.boolean(),
    tieBreak: z.enum(["shared", "earliest"]),
  })
  .readonly();
export type RulePack = z.infer<typeof RulePack>;

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
};
