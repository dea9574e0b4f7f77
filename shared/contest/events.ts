import { z } from "zod";
import { CardId, PurchaseId, SeatId, TeamId } from "../ids.ts";
import { languages } from "../languages.ts";
import { KnownPin, TeamName } from "../personal.ts";
import { Board } from "./board.ts";
import { BoatNumber } from "./boats.ts";
import { Award, finalBlockerCodes, reviewSteps } from "./closingRecords.ts";
import type { Actor } from "./commands.ts";
import { Message, PlannedAct, PlannedMoment } from "./controlActs.ts";
import { DetailsSet } from "./detailActs.ts";
import { DoneEdit } from "./editActs.ts";
import type { Phase } from "./phases.ts";
import { AppealedAnswer } from "./questionRecords.ts";
import { Restated } from "./repairActs.ts";
import { RulePack } from "./rules.ts";
import { ScreenWish } from "./screenActs.ts";
import { NameWords, RoomLimits } from "./state.ts";
import { themes } from "./themes.ts";

/** Milliseconds since 1970. */
const Time = z.number();
const Points = z.number();

export const ContestDefinition = z
  .strictObject({
    contestId: z.string(),
    roomCode: z.string(),
    title: z.string(),
    language: z.enum(languages),
    board: Board,
    rules: RulePack,
    limits: RoomLimits,
    durationMs: z.number(),
    startsAt: Time.nullable(),
    /** How its pages look until a viewer chooses otherwise; absent: as the viewer's system says. */
    theme: z.exactOptional(z.enum(themes)),
  })
  .readonly();
export type ContestDefinition = z.infer<typeof ContestDefinition>;

/** A purchase that expired or came back, and the points that went with it (0 unless the rules refund). */
const PurchaseRefund = z
  .strictObject({ teamId: TeamId, purchaseId: PurchaseId, refundPoints: Points })
  .readonly();
export type PurchaseRefund = z.infer<typeof PurchaseRefund>;

/**
 * What each event holds in its current version, beside `at` and `by`. A field once written is never renamed: `stored/`
 * says how what earlier versions wrote becomes this.
 */
export const eventData = {
  ContestCreated: ContestDefinition,
  /** An author wrote something of it. EDT1 */
  ContestEdited: data({ edits: z.array(DoneEdit).readonly() }),
  LobbyOpened: data({}),
  ContestStarted: data({ endsAt: Time }),
  ContestPaused: data({}),
  /** The program was gone for too long: the contest stands still since `lastAliveAt`. */
  ContestInterrupted: data({ lastAliveAt: Time }),
  /**
   * The database went back: so many acts that were shown are lost, up to the event `seq` of the owner of `epoch`. A
   * running contest was interrupted by the event before.
   */
  ActsMissed: data({ acts: z.int(), epoch: z.number(), seq: z.int() }),
  /** The scheduled start passed while nobody was there: from now on it is started by hand. */
  ScheduleMissed: data({}),
  ContestResumed: data({ endsAt: Time }),
  /** `restored`: what had expired of teams whose own end had come. */
  DeadlineMoved: data({ endsAt: Time, restored: z.exactOptional(z.array(PurchaseRefund).readonly()) }),
  ContestFinished: data({ expired: z.array(PurchaseRefund).readonly() }),
  ContestReopened: data({ endsAt: Time, restored: z.array(PurchaseRefund).readonly() }),
  EntrySet: data({ open: z.boolean(), approval: z.exactOptional(z.literal(true)) }),
  TeamJoined: data({
    teamId: TeamId,
    name: TeamName,
    pin: KnownPin,
    startPoints: Points,
    /** The account that let it in, where the entry was by approval. */
    letInBy: z.exactOptional(z.string()),
  }),
  SeatTaken: data({ teamId: TeamId, seatId: SeatId }),
  SeatReleased: data({ teamId: TeamId, seatId: SeatId }),
  /** By the team; or of one that came while another sailed that of its number. */
  BoatChosen: data({ teamId: TeamId, boat: BoatNumber }),
  TeamRenamed: data({ teamId: TeamId, name: TeamName }),
  PinGiven: data({ teamId: TeamId, pin: KnownPin }),
  TeamRemoved: data({ teamId: TeamId }),
  /** Here again with these seats; what it had left open ended with the contest, or what had ended goes on. */
  TeamRestored: data({
    teamId: TeamId,
    seats: z.array(SeatId).readonly(),
    expired: z.array(PurchaseRefund).readonly(),
    restored: z.array(PurchaseRefund).readonly(),
  }),
  /** The devices of one sit at the other from now on; nothing of its account does. */
  TeamsMerged: data({ fromTeamId: TeamId, intoTeamId: TeamId }),
  SeatMoved: data({ seatId: SeatId, fromTeamId: TeamId, toTeamId: TeamId }),
  TeamBlocked: data({ teamId: TeamId, blocked: z.boolean() }),
  NameHidden: data({ teamId: TeamId, hidden: z.boolean() }),
  NameWordsSet: NameWords,
  CardBought: data({
    teamId: TeamId,
    purchaseId: PurchaseId,
    cardId: CardId,
    taskVersion: z.int(),
    pricePoints: Points,
    paidPoints: Points,
    rewardsPoints: z.array(Points).readonly(),
    relief: z.boolean(),
  }),
  AnswerJudged: data({
    teamId: TeamId,
    purchaseId: PurchaseId,
    cardId: CardId,
    answer: z.string(),
    reading: z.string(),
    verdict: z.enum(["accepted", "wrong"]),
    /** From 1. */
    attempt: z.int(),
    rewardPoints: Points,
    status: z.enum(["active", "solved", "failed"]),
    /** True: a moderator had ruled on all answers with this reading. */
    ruled: z.exactOptional(z.literal(true)),
  }),
  /** A moderator put something right: what follows for every purchase and ledger. */
  Restated,
  QuestionAsked: data({ teamId: TeamId, number: z.int(), cardId: CardId.nullable(), text: z.string() }),
  VerdictAppealed: data({
    teamId: TeamId,
    number: z.int(),
    cardId: CardId,
    ...AppealedAnswer.unwrap().shape,
    text: z.string(),
  }),
  QuestionAnswered: data({ teamId: TeamId, number: z.int(), toAll: z.boolean(), text: z.string() }),
  /** Accepted: what it changed stands in the `Restated` before it, if anything had to change. */
  AppealSettled: data({ teamId: TeamId, number: z.int(), accepted: z.boolean(), why: z.string() }),
  /** What everybody is shown from now on is the state at this event. */
  StandingsFrozen: data({}),
  StandingsThawed: data({}),
  FreezePlanned: data({ minutesBeforeEnd: z.int().nullable() }),
  /** Everybody is shown so many of the first places; null: all. */
  PlacesShown: data({ places: z.int().nullable() }),
  ResultRevealed: data({ teamId: TeamId }),
  /** Why, although something stood against it; null where nothing did. */
  /** These teams play on for so long after the contest's deadline, or less long again. */
  /** By what stands just before it. */
  DeedUndone: data({ deed: z.int() }),
  ExtraTimeGiven: data({
    teamIds: z.array(TeamId).readonly(),
    byMs: z.number(),
    why: z.string(),
    restored: z.array(PurchaseRefund).readonly(),
  }),
  /** Their own time is up, while others play on. */
  TeamsEnded: data({
    teamIds: z.array(TeamId).readonly(),
    expired: z.array(PurchaseRefund).readonly(),
  }),
  /** `number` counts the messages of a contest, from 1. */
  MessageSent: Message.unwrap().omit({ at: true }).readonly(),
  MessageTakenBack: data({ message: z.int(), screenOnly: z.boolean() }),
  /** `holdsClock`: it was stopped for this, by the event before. */
  BoardsCovered: data({ holdsClock: z.boolean() }),
  BoardsUncovered: data({}),
  /** What was before; a pause and a closed entry follow where there were none. */
  EverythingStopped: data({ wasRunning: z.boolean(), wasEntryOpen: z.boolean() }),
  EmergencyEnded: data({}),
  CountdownStarted: data({ startsAt: Time }),
  CountdownCalledOff: data({}),
  /** `number` counts what was planned in a contest, from 1. */
  ActPlanned: data({ number: z.int(), when: PlannedMoment, act: PlannedAct }),
  /** What came of it follows, in the name of who planned it; or the code of why it came to nothing. */
  PlannedActDone: data({ number: z.int(), refused: z.string().nullable() }),
  PlannedActCancelled: data({ number: z.int() }),
  /** Null: it is steered no more. */
  ScreenSteered: data({ screen: z.string(), wish: ScreenWish.nullable() }),
  ResultsMarkedFinal: data({
    reason: z.string().nullable(),
    /** What stood against it; absent: nothing did. */
    against: z.exactOptional(z.array(z.enum(finalBlockerCodes)).readonly()),
  }),
  PrizesSet: data({ places: z.int() }),
  AwardGiven: Award,
  AwardTakenBack: data({ number: z.int() }),
  /** Null: nothing is gone through any more. */
  TaskReviewed: data({ cardId: CardId.nullable(), step: z.enum(reviewSteps) }),
  KeysShown: data({ open: z.boolean() }),
  DetailsSet,
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type EventType = keyof typeof eventData;

/** The phase that an event leads to; null: it stays. */
export const phaseAfter: Readonly<Record<EventType, Phase | null>> = {
  ContestCreated: "draft",
  ContestEdited: null,
  LobbyOpened: "lobby",
  ContestStarted: "running",
  ContestPaused: "paused",
  ContestInterrupted: "paused",
  ContestResumed: "running",
  ContestFinished: "finished",
  ContestReopened: "running",
  ScheduleMissed: null,
  ActsMissed: null,
  DeadlineMoved: null,
  EntrySet: null,
  TeamJoined: null,
  SeatTaken: null,
  PinGiven: null,
  SeatReleased: null,
  BoatChosen: null,
  TeamRenamed: null,
  TeamRemoved: null,
  TeamRestored: null,
  TeamsMerged: null,
  SeatMoved: null,
  TeamBlocked: null,
  NameHidden: null,
  NameWordsSet: null,
  CardBought: null,
  AnswerJudged: null,
  Restated: null,
  QuestionAsked: null,
  VerdictAppealed: null,
  QuestionAnswered: null,
  AppealSettled: null,
  StandingsFrozen: null,
  StandingsThawed: null,
  FreezePlanned: null,
  PlacesShown: null,
  ResultRevealed: null,
  ResultsMarkedFinal: null,
  DeedUndone: null,
  ExtraTimeGiven: null,
  TeamsEnded: null,
  MessageSent: null,
  MessageTakenBack: null,
  BoardsCovered: null,
  BoardsUncovered: null,
  EverythingStopped: null,
  EmergencyEnded: null,
  CountdownStarted: null,
  CountdownCalledOff: null,
  ActPlanned: null,
  PlannedActDone: null,
  PlannedActCancelled: null,
  ScreenSteered: null,
  PrizesSet: null,
  AwardGiven: null,
  AwardTakenBack: null,
  TaskReviewed: null,
  KeysShown: null,
  DetailsSet: null,
};

/** Who caused an event; `unknown`: the journal does not say it in words of this version. */
export type EventActor = Actor | { readonly role: "unknown" };

/** What happened, when (`at`, ms since 1970), and by whom, as decided: a replay judges nothing again. */
export type ContestEvent = DecidedEvent & { readonly by: EventActor };

/** What a rule decided; `decide` adds who asked for it. */
export type DecidedEvent = {
  [Type in EventType]: { readonly type: Type; readonly at: number } & DataOf<Type>;
}[EventType];

/** zod takes an object without fields for one whose every field is `never`. */
type DataOf<Type extends EventType> = string extends keyof z.infer<(typeof eventData)[Type]>
  ? unknown
  : z.infer<(typeof eventData)[Type]>;

function data<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.strictObject(fields).readonly();
}
