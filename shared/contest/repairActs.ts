import { z } from "zod";
import { CardId, PurchaseId, TeamId } from "../ids.ts";
import { personText } from "../text.ts";
import { ReadingRuling, Task } from "./board.ts";
import { Checker } from "./checkers/checker.ts";
import { mostCharacters } from "./mostCharacters.ts";

/*
 * What moderators put right: the acts, and what an act does to purchases and ledgers. One act is one event, `Restated`,
 * with everything that follows from it, so that a replay judges nothing again.
 */

const Points = z.number();
const Time = z.number();

export const Verdict = z.enum(["accepted", "wrong", "annulled"]);
export type Verdict = z.infer<typeof Verdict>;

/** What a checker says of an answer; `unreadable`: read by another checker when it was given. */
export const Judged = z.enum(["accepted", "wrong", "unreadable"]);
export type Judged = z.infer<typeof Judged>;

/**
 * `keep`: nobody loses what was once paid for an answer. `strict`: as if it had been judged like this from the beginning;
 * a balance may fall below zero.
 */
export const Policy = z.enum(["keep", "strict"]);
export type Policy = z.infer<typeof Policy>;

/** Why, in the moderator's words; those concerned and the record of acts show it. */
export const Reason = personText(mostCharacters.reason);

/** One answer: the team's purchase, and which of its submissions, from 0. */
export const AnswerRef = z
  .strictObject({ teamId: TeamId, purchaseId: PurchaseId, index: z.int().min(0).max(10_000) })
  .readonly();
export type AnswerRef = z.infer<typeof AnswerRef>;

/** What was done, as it is recorded. */
export const RepairAct = z.discriminatedUnion("type", [
  /** Answers ruled on by hand: these, or all of a card with one reading, later ones included. */
  z.strictObject({
    type: z.literal("judge"),
    cardId: CardId,
    reading: z.string().nullable(),
    answers: z.array(AnswerRef).readonly(),
    verdict: Verdict,
  }),
  z.strictObject({ type: z.literal("key"), cardId: CardId, checker: Checker }),
  z.strictObject({ type: z.literal("void"), cardId: CardId, keepRewards: z.boolean() }),
  z.strictObject({ type: z.literal("withdraw"), teamId: TeamId, purchaseId: PurchaseId, cardId: CardId }),
  z.strictObject({ type: z.literal("refund"), teamId: TeamId, purchaseId: PurchaseId, cardId: CardId }),
  z.strictObject({
    type: z.literal("give"),
    teamId: TeamId,
    purchaseId: PurchaseId,
    cardId: CardId,
    taskVersion: z.int(),
    pricePoints: Points,
    rewardsPoints: z.array(Points).readonly(),
  }),
  z.strictObject({ type: z.literal("adjust"), teamId: TeamId, deltaPoints: Points }),
  /** `act`: the number of what is undone. */
  z.strictObject({ type: z.literal("undo"), act: z.int() }),
]);
export type RepairAct = z.infer<typeof RepairAct>;
export type RepairType = RepairAct["type"];

/** An answer after an act. */
const RestatedAnswer = z
  .strictObject({
    reading: z.string(),
    verdict: Verdict,
    judged: z.exactOptional(Judged),
    ruling: z.exactOptional(Verdict),
  })
  .readonly();

/** A purchase after an act: what it was judged by, and what follows. */
export const PurchaseRestatement = z
  .strictObject({
    teamId: TeamId,
    purchaseId: PurchaseId,
    taskVersion: z.int(),
    status: z.enum(["active", "solved", "failed", "expired", "withdrawn"]),
    closedAt: Time.nullable(),
    keptPoints: z.exactOptional(Points),
    refunded: z.exactOptional(z.literal(true)),
    submissions: z.array(RestatedAnswer).readonly(),
  })
  .readonly();
export type PurchaseRestatement = z.infer<typeof PurchaseRestatement>;

/** A card after an act: the version of its task that is bought now, and whether it can be bought. */
export const CardRestatement = z
  .strictObject({
    cardId: CardId,
    taskVersion: z.int(),
    /** The task of that version, where this act made it. */
    task: z.exactOptional(Task),
    voided: z.boolean(),
    /** What was ruled for all answers with a reading, also later ones. */
    rulings: z.array(ReadingRuling).readonly(),
  })
  .readonly();
export type CardRestatement = z.infer<typeof CardRestatement>;

/** What an act adds to a ledger. */
export const RepairEntry = z
  .strictObject({
    teamId: TeamId,
    purchaseId: PurchaseId.nullable(),
    deltaPoints: Points,
    reason: z.enum(["correction", "void", "withdrawal", "refund", "adjustment", "undo"]),
  })
  .readonly();
export type RepairEntry = z.infer<typeof RepairEntry>;

export const Restated = z
  .strictObject({
    /** Counts the acts of a contest, from 1. */
    number: z.int(),
    act: RepairAct,
    policy: Policy,
    why: z.string(),
    cards: z.array(CardRestatement).readonly(),
    changes: z.array(PurchaseRestatement).readonly(),
    entries: z.array(RepairEntry).readonly(),
  })
  .readonly();
export type Restated = z.infer<typeof Restated>;

/** What an act did, as the state keeps it: enough to undo it. */
export const ActRecord = z
  .strictObject({
    number: z.int(),
    at: Time,
    /** The account of who did it. */
    accountId: z.string(),
    act: RepairAct,
    policy: Policy,
    why: z.string(),
    /** The number of the act that undid it. */
    undoneBy: z.int().nullable(),
    /** What it touched, as it was before. */
    cardsBefore: z.array(CardRestatement).readonly(),
    before: z.array(PurchaseRestatement).readonly(),
    /** What it posted beside purchases, to be taken back. */
    besides: z.array(RepairEntry).readonly(),
  })
  .readonly();
export type ActRecord = z.infer<typeof ActRecord>;

/** What a team is told of an act that concerns it. */
export const RepairNotice = z
  .strictObject({
    act: z.int(),
    at: Time,
    type: z.enum(["judge", "key", "void", "withdraw", "refund", "give", "adjust", "undo"]),
    purchaseId: PurchaseId.nullable(),
    /** The answer whose verdict changed, as typed, and its verdict now. */
    answer: z.string().nullable(),
    verdict: Verdict.nullable(),
    deltaPoints: Points,
    why: z.string(),
  })
  .readonly();
export type RepairNotice = z.infer<typeof RepairNotice>;
