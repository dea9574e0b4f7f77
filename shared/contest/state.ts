import { z } from "zod";
import { CardId, PurchaseId, SeatId, TeamId } from "../ids.ts";
import { languages } from "../languages.ts";
import { KnownPin, TeamName } from "../personal.ts";
import { LiveBoard } from "./board.ts";
import { BoatNumber } from "./boats.ts";
import { finalBlockerCodes, GivenAward, TaskReview } from "./closingRecords.ts";
import { Cover, Emergency, Messages, Plan } from "./controlActs.ts";
import { Deed } from "./deedActs.ts";
import { Editing } from "./editActs.ts";
import { phases } from "./phases.ts";
import { AnswerToAll, Question } from "./questionRecords.ts";
import { ActRecord, Judged, RepairNotice, Verdict } from "./repairActs.ts";
import { RulePack } from "./rules.ts";
import { SteeredScreen } from "./screenActs.ts";
import { themes } from "./themes.ts";

/*
 * What a contest is, as schemas: the types follow from them, so a snapshot's version, which is made of the schemas, moves
 * with every change of the shape. Points and times may be whatever the rules make of them: nothing is bounded here.
 */

const Points = z.number();
/** Milliseconds since 1970. */
const Time = z.number();

export const NameWords = z
  .strictObject({ marked: z.array(z.string()).readonly(), allowed: z.array(z.string()).readonly() })
  .readonly();
export type NameWords = z.infer<typeof NameWords>;

export const RoomLimits = z.strictObject({ teams: z.int(), seatsPerTeam: z.int() }).readonly();
export type RoomLimits = z.infer<typeof RoomLimits>;

export const Clock = z
  .strictObject({
    durationMs: z.number(),
    /** Scheduled start, or null: started by hand. */
    startsAt: Time.nullable(),
    startedAt: Time.nullable(),
    /** The deadline. While paused it stands still and is moved when the contest goes on. */
    endsAt: Time.nullable(),
    pausedAt: Time.nullable(),
    finishedAt: Time.nullable(),
  })
  .readonly();
export type Clock = z.infer<typeof Clock>;

export const LedgerReason = z.enum([
  "start",
  "purchase",
  "relief",
  "reward",
  "refund",
  "refund_taken_back",
  "correction",
  "void",
  "withdrawal",
  "adjustment",
  "undo",
]);
export type LedgerReason = z.infer<typeof LedgerReason>;

export const LedgerEntry = z
  .strictObject({
    at: Time,
    deltaPoints: Points,
    reason: LedgerReason,
    purchaseId: PurchaseId.nullable(),
    /** Of an adjustment: why, in the moderator's words. */
    why: z.exactOptional(z.string()),
  })
  .readonly();
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const Submission = z
  .strictObject({
    at: Time,
    answer: z.string(),
    reading: z.string(),
    verdict: Verdict,
    /** What the checker says of it, where that is not the verdict. */
    judged: z.exactOptional(Judged),
    /** What a moderator said of it. */
    ruling: z.exactOptional(Verdict),
  })
  .readonly();
export type Submission = z.infer<typeof Submission>;

export const PurchaseStatus = z.enum(["active", "solved", "failed", "expired", "withdrawn"]);
export type PurchaseStatus = z.infer<typeof PurchaseStatus>;

export const Purchase = z
  .strictObject({
    id: PurchaseId,
    cardId: CardId,
    /** Of the card's task that is shown and judged by. */
    taskVersion: z.int(),
    boughtAt: Time,
    pricePoints: Points,
    /** What was charged: the price, or less by relief. */
    paidPoints: Points,
    /** Points paid when attempt 1, 2 … is right; its length is the number of attempts allowed. */
    rewardsPoints: z.array(Points).readonly(),
    status: PurchaseStatus,
    submissions: z.array(Submission).readonly(),
    closedAt: Time.nullable(),
    /** What it earns at least: what it was paid before a correction, or before its card was voided. RES3 */
    keptPoints: z.exactOptional(Points),
    /** What was paid for it came back, and it stands. */
    refunded: z.exactOptional(z.literal(true)),
  })
  .readonly();
export type Purchase = z.infer<typeof Purchase>;

/** What a moderator gave a team beyond the contest's own time, or took back of it. */
export const ExtraTime = z
  .strictObject({
    /** What comes after the contest's deadline. */
    leftMs: z.number(),
    grants: z.array(z.strictObject({ at: Time, byMs: z.number(), why: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type ExtraTime = z.infer<typeof ExtraTime>;

export const Team = z
  .strictObject({
    id: TeamId,
    name: TeamName,
    pin: KnownPin,
    seats: z.array(SeatId).readonly(),
    removed: z.boolean(),
    /** Removed by a moderator, or merged: the seats it had, for bringing it back. */
    formerSeats: z.exactOptional(z.array(SeatId).readonly()),
    /** The team at which its devices sit since it was merged. */
    mergedInto: z.exactOptional(TeamId),
    /** Its devices may look, and not act. */
    blocked: z.exactOptional(z.literal(true)),
    /** Nobody but itself and moderators is shown its name. */
    nameHidden: z.exactOptional(z.literal(true)),
    /** Removed by time, because nobody was there: the devices that held these seats may make it anew. */
    mayReturn: z.exactOptional(z.array(SeatId).readonly()),
    /** When that was. */
    goneAt: z.exactOptional(Time),
    /** Chosen or given; absent: that of its number. */
    boat: z.exactOptional(BoatNumber),
    /** Kept equal to the sum of the ledger by `post`, the only writer of both. */
    balancePoints: Points,
    /** When the balance last grew by a reward, less the extra time that it had been given by then; or null. */
    lastRewardAt: Time.nullable(),
    ledger: z.array(LedgerEntry).readonly(),
    purchases: z.array(Purchase).readonly(),
    /** What it was told of moderators' acts. */
    notices: z.exactOptional(z.array(RepairNotice).readonly()),
    extraTime: z.exactOptional(ExtraTime),
    /** Its own time was up then, while others played on. */
    endedAt: z.exactOptional(Time),
    /** What it asked and appealed against, oldest first. */
    questions: z.exactOptional(z.array(Question).readonly()),
  })
  .readonly();
export type Team = z.infer<typeof Team>;

/** What everybody is shown of a team while standings are frozen. */
export const FrozenTeam = z
  .strictObject({
    balancePoints: Points,
    inPlayPoints: Points,
    lastRewardAt: Time.nullable(),
    /** One for each card, in the order of the board's cards; see `cells.ts`. */
    cells: z.array(z.int()).readonly(),
  })
  .readonly();
export type FrozenTeam = z.infer<typeof FrozenTeam>;

export const Freeze = z
  .strictObject({
    frozenAt: Time,
    teams: z.record(TeamId, FrozenTeam).readonly(),
    /** Whose true result everybody is shown, in the order of revealing. */
    revealed: z.array(TeamId).readonly(),
    /** Time of the last event that everybody saw. */
    openEventAt: Time,
  })
  .readonly();
export type Freeze = z.infer<typeof Freeze>;

/** When results that had been frozen were told last, and whose were known before that moment. STG4 */
export const LastReveal = z.strictObject({ at: Time, told: z.array(TeamId).readonly() }).readonly();
export type LastReveal = z.infer<typeof LastReveal>;

/** How many of the first places everybody is shown, and the time of the last event that everybody saw since. */
export const ShownPlaces = z.strictObject({ places: z.int(), openEventAt: Time }).readonly();
export type ShownPlaces = z.infer<typeof ShownPlaces>;

/** What somebody called final, until something changes it or the contest is reopened. FRZ10 CLO7 */
export const Final = z
  .strictObject({
    at: Time,
    reason: z.string().nullable(),
    /** What stood against it. */
    against: z.exactOptional(z.array(z.enum(finalBlockerCodes)).readonly()),
  })
  .readonly();
export type Final = z.infer<typeof Final>;

/** Acts that were shown and are lost. */
export const MissedActs = z
  .strictObject({
    acts: z.int(),
    /** Of the last event that is known to be lost, and of the owner that wrote it. */
    epoch: z.number(),
    seq: z.int(),
    /** The contest went on since. */
    settled: z.exactOptional(z.literal(true)),
  })
  .readonly();
export type MissedActs = z.infer<typeof MissedActs>;

/** Everything a live contest is, as plain JSON. Times are server times in milliseconds since 1970. */
export const ContestState = z
  .strictObject({
    contestId: z.string(),
    roomCode: z.string(),
    title: z.string(),
    language: z.enum(languages),
    theme: z.exactOptional(z.enum(themes)),
    board: LiveBoard,
    /** Absent: nobody has edited it. */
    editing: z.exactOptional(Editing),
    rules: RulePack,
    limits: RoomLimits,
    phase: z.enum(phases),
    entryOpen: z.boolean(),
    /** Guests wait until a moderator lets them in. */
    entryByApproval: z.exactOptional(z.literal(true)),
    clock: Clock,
    /** Absent: everybody sees the standings as they are. */
    freeze: z.exactOptional(Freeze),
    /** Absent: nothing was revealed since the finish. */
    lastReveal: z.exactOptional(LastReveal),
    /** Standings will freeze so long before the deadline. */
    freezeMinutes: z.exactOptional(z.int()),
    /** Absent: everybody is shown all places. */
    shown: z.exactOptional(ShownPlaces),
    /** Absent: results, if there are any, are provisional. */
    final: z.exactOptional(Final),
    /** When the countdown to a start by hand ends. */
    countdownAt: z.exactOptional(Time),
    /** What a database that went back has lost. */
    missed: z.exactOptional(MissedActs),
    cover: z.exactOptional(Cover),
    emergency: z.exactOptional(Emergency),
    messages: z.exactOptional(Messages),
    plan: z.exactOptional(Plan),
    /** What is asked of big screens, by name. */
    screens: z.exactOptional(z.array(SteeredScreen).readonly()),
    /** For so many places there is a prize; absent: nobody said. */
    prizes: z.exactOptional(z.int()),
    /** What was given out at the end. */
    awards: z.exactOptional(z.array(GivenAward).readonly()),
    /** The task that is gone through on the big screen. */
    review: z.exactOptional(TaskReview),
    /** Teams see keys beside their answers. */
    keysShown: z.exactOptional(z.literal(true)),
    teams: z.record(TeamId, Team).readonly(),
    teamCount: z.int(),
    /** Words by which names are marked for moderators, beside the known ones, and those that are not. */
    nameWords: z.exactOptional(NameWords),
    /** What moderators put right, in order. */
    acts: z.exactOptional(z.array(ActRecord).readonly()),
    /** What they did beside that, the newest last. */
    deeds: z.exactOptional(z.array(Deed).readonly()),
    /** What moderators told every team. */
    answersToAll: z.exactOptional(z.array(AnswerToAll).readonly()),
    /** Time of the last event: the clock a replay has reached. */
    lastEventAt: Time,
  })
  .readonly();
export type ContestState = z.infer<typeof ContestState>;
