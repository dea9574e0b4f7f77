import { z } from "zod";
import { CardId, PurchaseId } from "../ids.ts";

/*
 * What teams ask and appeal against, and what they were told. Questions are numbered within their team, so that no number
 * tells how much others ask.
 */

const Time = z.number();

/** One answer of the own team: its purchase, and which of its submissions, from 0. */
export const AppealedAnswer = z
  .strictObject({ purchaseId: PurchaseId, index: z.int().min(0).max(10_000) })
  .readonly();
export type AppealedAnswer = z.infer<typeof AppealedAnswer>;

export const QuestionReply = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("answer"), at: Time, text: z.string(), toAll: z.boolean() }),
    z.strictObject({ type: z.literal("settled"), at: Time, accepted: z.boolean(), why: z.string() }),
  ])
  .readonly();
export type QuestionReply = z.infer<typeof QuestionReply>;

export const Question = z
  .strictObject({
    /** Counts the questions and appeals of a team, from 1. */
    number: z.int(),
    at: Time,
    cardId: CardId.nullable(),
    text: z.string(),
    /** Of an appeal. */
    appeal: z.exactOptional(AppealedAnswer),
    /** Absent: it is open. */
    reply: z.exactOptional(QuestionReply),
  })
  .readonly();
export type Question = z.infer<typeof Question>;

/** What a moderator told every team, without who had asked, or what. */
export const AnswerToAll = z
  .strictObject({ at: Time, cardId: CardId.nullable(), text: z.string() })
  .readonly();
export type AnswerToAll = z.infer<typeof AnswerToAll>;
