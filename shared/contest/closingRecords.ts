import { z } from "zod";
import { CardId, TeamId } from "../ids.ts";

/*
 * What belongs to the end of a contest: what stands against calling results final, awards, and the tasks that are gone
 * through together.
 */

/** What stands against calling the results final: known to the rules, and of the independent account. CLO2 */
export const finalBlockerCodes = [
  "not_revealed",
  "open_appeals",
  "open_questions",
  "open_hints",
  "account_disagrees",
  "account_behind",
  "account_unknown",
] as const;
export type FinalBlocker = (typeof finalBlockerCodes)[number];

/** How the independent account stood when results were called final; said by the server, never by a page. */
export const accountStands = ["agrees", "behind", "disagrees", "unknown"] as const;
export type AccountStand = (typeof accountStands)[number];

/** Awards that follow from what happened. */
export const automaticAwards = ["first_any", "first_card", "most_first", "climb"] as const;
export type AutomaticAward = (typeof automaticAwards)[number];

export const Award = z
  .strictObject({
    number: z.int(),
    /** `own`: the organizer's. */
    kind: z.enum([...automaticAwards, "own"]),
    /** Of `first_card`. */
    cardId: CardId.nullable(),
    teamIds: z.array(TeamId).readonly(),
    /** Of `most_first` how many cards, of `climb` how many places. */
    value: z.int().nullable(),
    /** Of the organizer's own. */
    text: z.string(),
  })
  .readonly();
export type Award = z.infer<typeof Award>;

/** One that was given out, and when. */
export const GivenAward = z.strictObject({ ...Award.unwrap().shape, at: z.number() }).readonly();
export type GivenAward = z.infer<typeof GivenAward>;

export const reviewSteps = ["statement", "answer"] as const;

/** The task that everybody goes through now, and how much of it is shown. */
export const TaskReview = z.strictObject({ cardId: CardId, step: z.enum(reviewSteps) }).readonly();
export type TaskReview = z.infer<typeof TaskReview>;
