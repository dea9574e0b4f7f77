import { z } from "zod";
import { CardId, Pin, PurchaseId, SeatId, TeamId } from "../ids.ts";
import { personal } from "../personal.ts";
import { personText } from "../text.ts";
import { BoatNumber } from "./boats.ts";
import { Checker } from "./checkers/checker.ts";
import { accountStands, automaticAwards, reviewSteps } from "./closingRecords.ts";
import {
  ControlCommand,
  FinishContest,
  FreezeStandings,
  PauseContest,
  SetEntry,
  StartContest,
} from "./controlActs.ts";
import { SetDetails } from "./detailActs.ts";
import { CardBasis, EditContest } from "./editActs.ts";
import { mostAdjustedPoints } from "./mostAdjusted.ts";
import { mostCharacters } from "./mostCharacters.ts";
import type { Phase } from "./phases.ts";
import { AppealedAnswer } from "./questionRecords.ts";
import { AnswerRef, Policy, Reason, Verdict } from "./repairActs.ts";

/** Raw team name as typed; `teamName.ts` says what it becomes. */
const TypedName = personText(200).register(personal, { kind: "name" });
const Milliseconds = z
  .int()
  .min(1_000)
  .max(24 * 60 * 60 * 1000);

const QuestionText = personText(mostCharacters.question);
/** Questions and appeals are numbered within their team. */
const ofQuestion = { teamId: TeamId, number: z.int().min(1) } as const;

/** What a team's seat may send. */
export const TeamCommand = z.discriminatedUnion("type", [
  /** With the price that its buyer has seen: the organizer may have changed it in the same second. BUY11 */
  z.strictObject({
    type: z.literal("BuyCard"),
    cardId: CardId,
    pricePoints: z.exactOptional(z.int().min(1)),
  }),
  /** The card is named, too, so that what was meant for one is never judged by another after a seat has moved. SEA2 */
  z.strictObject({
    type: z.literal("SubmitAnswer"),
    purchaseId: PurchaseId,
    cardId: z.exactOptional(CardId),
    answer: personText(mostCharacters.answer),
  }),
  z.strictObject({ type: z.literal("AskQuestion"), cardId: CardId.nullable(), text: QuestionText }),
  /** Of one of the own answers. */
  z.strictObject({ type: z.literal("AppealVerdict"), ...AppealedAnswer.unwrap().shape, text: QuestionText }),
  /** Which boat it sails. */
  z.strictObject({ type: z.literal("ChooseBoat"), boat: BoatNumber }),
]);

/** Wider than what is kept, so that whoever sends too much is told what is too much. NAM4 */
const NameWordList = z.array(personText(1_000).min(1)).max(3_000).readonly();
const nameWordLists = { marked: NameWordList, allowed: NameWordList } as const;

export const UndoDeed = z.strictObject({ type: z.literal("UndoDeed"), deed: z.int().min(1), why: Reason });

export type UndoDeed = z.infer<typeof UndoDeed>;

/** What a moderator may send. */
export const ModeratorCommand = z.discriminatedUnion("type", [
  EditContest,
  z.strictObject({ type: z.literal("OpenLobby") }),
  StartContest,
  PauseContest,
  z.strictObject({ type: z.literal("ResumeContest") }),
  /** Moves the deadline by `byMs`; negative shortens. */
  z.strictObject({ type: z.literal("ExtendContest"), byMs: z.int().min(-86_400_000).max(86_400_000) }),
  FinishContest,
  /** Runs again for `forMs` from now. */
  z.strictObject({ type: z.literal("ReopenContest"), forMs: Milliseconds }),
  /** `approval`: guests wait until a moderator lets them in. */
  SetEntry,
  /** What it is called, and when and how it is played. */
  SetDetails,
  /** `from`: its name as the moderator saw it; absent: of a page that does not say. ENT10 */
  z.strictObject({
    type: z.literal("RenameTeam"),
    teamId: TeamId,
    from: z.exactOptional(TypedName),
    name: TypedName,
  }),
  z.strictObject({ type: z.literal("RemoveTeam"), teamId: TeamId }),
  /** Brings a removed team back with what it had. */
  z.strictObject({ type: z.literal("RestoreTeam"), teamId: TeamId }),
  /** The devices of one sit at the other from now on, whose account stays. */
  z.strictObject({ type: z.literal("MergeTeams"), fromTeamId: TeamId, intoTeamId: TeamId }),
  z.strictObject({ type: z.literal("MoveSeat"), seatId: SeatId, fromTeamId: TeamId, toTeamId: TeamId }),
  /** Its devices may look, and not act. */
  z.strictObject({ type: z.literal("BlockTeam"), teamId: TeamId, blocked: z.boolean() }),
  /** Everybody but itself and moderators is shown a number in place of its name. */
  z.strictObject({ type: z.literal("HideName"), teamId: TeamId, hidden: z.boolean() }),
  /**
   * Words by which names are marked, beside the known ones, and words that are not. `basedOn`: those that the moderator saw
   * who wrote them; absent: of a page that does not say. NAM3
   */
  z.strictObject({
    type: z.literal("SetNameWords"),
    ...nameWordLists,
    basedOn: z.exactOptional(z.strictObject(nameWordLists).readonly()),
  }),
  z.strictObject({ type: z.literal("ReleaseSeat"), teamId: TeamId, seatId: SeatId }),
  /** From now on everybody sees the standings as they are now. */
  FreezeStandings,
  /** Shows everything at once, whether or not the contest has ended. */
  z.strictObject({ type: z.literal("ThawStandings") }),
  /** Freezes by itself so long before the deadline; null: not. */
  z.strictObject({ type: z.literal("PlanFreeze"), minutesBeforeEnd: z.int().min(1).max(1_440).nullable() }),
  /** How many of the first places everybody is shown; 0: none, so that a team sees its own points only; null: all. */
  z.strictObject({ type: z.literal("ShowPlaces"), places: z.int().min(0).max(999).nullable() }),
  /** Shows one more hidden result, from the last place upward; that of this team, when one is named, and no other. */
  z.strictObject({ type: z.literal("RevealNext"), teamId: TeamId.optional() }),
  z.strictObject({ type: z.literal("RevealAll") }),
  z.strictObject({
    type: z.literal("AnswerQuestion"),
    ...ofQuestion,
    to: z.enum(["team", "all"]),
    text: QuestionText,
  }),
  /** Accepted: the answer counts as right, by a repair that the policy belongs to. */
  z.strictObject({
    type: z.literal("SettleAppeal"),
    ...ofQuestion,
    accepted: z.boolean(),
    policy: Policy,
    why: Reason,
  }),
  /** What a moderator did beside putting right is as it was before. */
  UndoDeed,
  /** These teams play on for so long after the others; negative takes some of it back. */
  z.strictObject({
    type: z.literal("GiveExtraTime"),
    teamIds: z.array(TeamId).min(1).max(1_000),
    byMs: z
      .int()
      .min(-86_400_000)
      .max(86_400_000)
      .refine((ms) => ms !== 0),
    why: Reason,
  }),
  /** For so many places there is a prize. */
  z.strictObject({ type: z.literal("SetPrizes"), places: z.int().min(0).max(50) }),
  /** One that follows from what happened; of `first_card` with its card. */
  z.strictObject({
    type: z.literal("GiveAward"),
    kind: z.enum(automaticAwards),
    cardId: CardId.nullable(),
  }),
  z.strictObject({
    type: z.literal("GiveOwnAward"),
    teamId: TeamId,
    text: personText(mostCharacters.award),
  }),
  z.strictObject({ type: z.literal("TakeAwardBack"), number: z.int().min(1) }),
  /** Goes through a task on the big screen; null: through none any more. */
  z.strictObject({ type: z.literal("ReviewTask"), cardId: CardId.nullable(), step: z.enum(reviewSteps) }),
  /** Whether teams see keys beside their answers. */
  z.strictObject({ type: z.literal("ShowKeys"), open: z.boolean() }),
]);

/** Sent by a moderator; the server adds how the independent account stands. */
export const FinalCommand = z.strictObject({
  type: z.literal("MarkFinal"),
  reason: personText(mostCharacters.finalReason).nullable(),
  account: z.enum(accountStands),
});

/** What a moderator puts right: each becomes one act, with the reason. */
export const RepairCommand = z.discriminatedUnion("type", [
  /** These answers, or, with a reading, every answer to the card that reads so, also later ones. */
  z.strictObject({
    type: z.literal("JudgeAnswers"),
    cardId: CardId,
    reading: z.string().max(2_000).nullable(),
    answers: z.array(AnswerRef).max(2_000),
    verdict: Verdict,
    policy: Policy,
    why: Reason,
  }),
  /** `basedOn`: the card as the moderator saw it who wrote the key; absent: of a page that does not say. RES13 */
  z.strictObject({
    type: z.literal("CorrectKey"),
    cardId: CardId,
    basedOn: z.exactOptional(CardBasis),
    checker: Checker,
    policy: Policy,
    why: Reason,
  }),
  z.strictObject({ type: z.literal("VoidCard"), cardId: CardId, keepRewards: z.boolean(), why: Reason }),
  z.strictObject({
    type: z.literal("WithdrawPurchase"),
    teamId: TeamId,
    purchaseId: PurchaseId,
    why: Reason,
  }),
  z.strictObject({ type: z.literal("RefundPurchase"), teamId: TeamId, purchaseId: PurchaseId, why: Reason }),
  z.strictObject({ type: z.literal("GivePurchase"), teamId: TeamId, cardId: CardId, why: Reason }),
  z.strictObject({ type: z.literal("GiveBackAttempt"), teamId: TeamId, purchaseId: PurchaseId, why: Reason }),
  z.strictObject({
    type: z.literal("AdjustBalance"),
    teamId: TeamId,
    deltaPoints: z
      .int()
      .min(-mostAdjustedPoints)
      .max(mostAdjustedPoints)
      .refine((points) => points !== 0),
    why: Reason.min(1),
  }),
  z.strictObject({ type: z.literal("UndoAct"), act: z.int().min(1), why: Reason }),
]);
export type RepairCommand = z.infer<typeof RepairCommand>;

/** Sent on someone's behalf by the server, which adds what must be random (`pin`, `seatId`). */
export const EntryCommand = z.discriminatedUnion("type", [
  /** `letInBy`: the account that said so, where the entry is by approval. */
  z.strictObject({
    type: z.literal("JoinContest"),
    name: TypedName,
    pin: Pin,
    seatId: SeatId,
    letInBy: z.exactOptional(z.string()),
  }),
  /** `invitedBy`: the device of the team that let it in, which has to be there still. */
  z.strictObject({
    type: z.literal("TakeSeat"),
    name: TypedName,
    pin: Pin,
    seatId: SeatId,
    invitedBy: z.exactOptional(SeatId),
  }),
  /** A moderator makes a team by hand, even when the entry is closed; its PIN opens the first seat. */
  z.strictObject({ type: z.literal("AdmitTeam"), name: TypedName, pin: Pin }),
  /** A device of a team that went because nobody was there: makes it anew, under its name and PIN. */
  z.strictObject({ type: z.literal("ReturnTeam"), teamId: TeamId, formerSeatId: SeatId, seatId: SeatId }),
  /** For further seats of a team whose PIN went round, or is known to nobody any more. */
  z.strictObject({ type: z.literal("GiveNewPin"), teamId: TeamId, pin: Pin }),
]);

/** Sent by the server's clock. */
export const TimeCommand = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("StartOnSchedule") }),
  z.strictObject({ type: z.literal("FinishOnSchedule") }),
  z.strictObject({ type: z.literal("FreezeOnSchedule") }),
  /** In the name of who planned it. PLN1 */
  z.strictObject({ type: z.literal("DoPlannedAct"), number: z.int().min(1) }),
  z.strictObject({ type: z.literal("Interrupt"), lastAliveAt: z.number() }),
  /**
   * A client was shown the event `seq` by the owner of `epoch`; a later owner found the journal to end at `openedSeq`.
   * HEA7
   */
  z.strictObject({
    type: z.literal("NoteMissedActs"),
    epoch: z.number(),
    seq: z.int(),
    openedSeq: z.int(),
  }),
  /** The own time of these teams is up, while others play on. */
  z.strictObject({ type: z.literal("EndTeams"), teamIds: z.array(TeamId).min(1) }),
  /** Nobody has been there as these teams for a while; those that have something to lose stay. */
  z.strictObject({ type: z.literal("RemoveIdleTeams"), teamIds: z.array(TeamId).min(1) }),
]);

export const Command = z.union([
  TeamCommand,
  ModeratorCommand,
  FinalCommand,
  RepairCommand,
  ControlCommand,
  EntryCommand,
  TimeCommand,
]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command["type"];

/** Who sends a command. Stamped by the server from the session, never taken from a payload. */
export type Actor =
  | { readonly role: "guest" }
  | { readonly role: "team"; readonly teamId: TeamId; readonly seatId: SeatId }
  | {
      readonly role: "moderator";
      readonly accountId: string;
      /** Id of the sign-in of the console, and the name that was asked there; absent in old journals. */
      readonly signIn?: string;
      readonly name?: string;
    }
  | { readonly role: "time" };
export type Role = Actor["role"];

/** A command as it reaches the rules: `at` is when the server received it, in ms since 1970. */
export interface StampedCommand<C extends Command = Command> {
  readonly command: C;
  readonly actor: Actor;
  readonly at: number;
}

interface Access {
  readonly role: Role;
  readonly phases: readonly Phase[];
}

const afterDraft = ["lobby", "running", "paused"] as const;
const questioning = ["running", "paused", "finished"] as const;
const repair: Access = { role: "moderator", phases: ["running", "paused", "finished"] };

/** Who may send each command, and in which phase. The only such list: `decide` obeys it, tests walk it. */
export const commandAccess: Readonly<Record<CommandType, Access>> = {
  BuyCard: { role: "team", phases: ["running"] },
  SubmitAnswer: { role: "team", phases: ["running"] },
  AskQuestion: { role: "team", phases: questioning },
  AppealVerdict: { role: "team", phases: questioning },
  ChooseBoat: { role: "team", phases: ["lobby"] },
  AnswerQuestion: { role: "moderator", phases: questioning },
  SettleAppeal: repair,
  EditContest: { role: "moderator", phases: ["draft", ...afterDraft] },
  OpenLobby: { role: "moderator", phases: ["draft"] },
  StartContest: { role: "moderator", phases: ["lobby"] },
  PauseContest: { role: "moderator", phases: ["running"] },
  ResumeContest: { role: "moderator", phases: ["paused"] },
  ExtendContest: { role: "moderator", phases: ["running", "paused"] },
  FinishContest: { role: "moderator", phases: ["running", "paused"] },
  ReopenContest: { role: "moderator", phases: ["finished"] },
  SetEntry: { role: "moderator", phases: afterDraft },
  RenameTeam: { role: "moderator", phases: [...afterDraft, "finished"] },
  RemoveTeam: { role: "moderator", phases: [...afterDraft, "finished"] },
  ReleaseSeat: { role: "moderator", phases: afterDraft },
  RestoreTeam: { role: "moderator", phases: [...afterDraft, "finished"] },
  MergeTeams: { role: "moderator", phases: afterDraft },
  MoveSeat: { role: "moderator", phases: afterDraft },
  BlockTeam: { role: "moderator", phases: afterDraft },
  HideName: { role: "moderator", phases: [...afterDraft, "finished"] },
  SetNameWords: { role: "moderator", phases: ["draft", ...afterDraft, "finished"] },
  JoinContest: { role: "guest", phases: afterDraft },
  TakeSeat: { role: "guest", phases: afterDraft },
  ReturnTeam: { role: "guest", phases: afterDraft },
  AdmitTeam: { role: "moderator", phases: afterDraft },
  GiveNewPin: { role: "moderator", phases: afterDraft },
  JudgeAnswers: repair,
  CorrectKey: repair,
  VoidCard: repair,
  WithdrawPurchase: repair,
  RefundPurchase: repair,
  GivePurchase: { role: "moderator", phases: ["running", "paused"] },
  GiveBackAttempt: repair,
  AdjustBalance: repair,
  UndoAct: repair,
  StartOnSchedule: { role: "time", phases: ["lobby"] },
  FreezeStandings: { role: "moderator", phases: ["running", "paused"] },
  ThawStandings: { role: "moderator", phases: ["running", "paused", "finished"] },
  PlanFreeze: { role: "moderator", phases: ["draft", ...afterDraft] },
  ShowPlaces: { role: "moderator", phases: ["draft", ...afterDraft, "finished"] },
  RevealNext: { role: "moderator", phases: ["finished"] },
  RevealAll: { role: "moderator", phases: ["finished"] },
  MarkFinal: { role: "moderator", phases: ["finished"] },
  UndoDeed: { role: "moderator", phases: ["draft", ...afterDraft, "finished"] },
  GiveExtraTime: { role: "moderator", phases: afterDraft },
  SendMessage: { role: "moderator", phases: [...afterDraft, "finished"] },
  TakeBackMessage: { role: "moderator", phases: [...afterDraft, "finished"] },
  CoverBoards: { role: "moderator", phases: ["running", "paused"] },
  StopEverything: { role: "moderator", phases: afterDraft },
  EndEmergency: { role: "moderator", phases: afterDraft },
  CallOffStart: { role: "moderator", phases: ["lobby"] },
  PlanAct: { role: "moderator", phases: ["draft", ...afterDraft] },
  SteerScreen: { role: "moderator", phases: [...afterDraft, "finished"] },
  CancelPlannedAct: { role: "moderator", phases: ["draft", ...afterDraft, "finished"] },
  SetPrizes: { role: "moderator", phases: ["draft", ...afterDraft, "finished"] },
  SetDetails: { role: "moderator", phases: ["draft", ...afterDraft, "finished"] },
  GiveAward: { role: "moderator", phases: ["finished"] },
  GiveOwnAward: { role: "moderator", phases: ["finished"] },
  TakeAwardBack: { role: "moderator", phases: ["finished"] },
  ReviewTask: { role: "moderator", phases: ["finished"] },
  ShowKeys: { role: "moderator", phases: ["finished"] },
  FinishOnSchedule: { role: "time", phases: ["running"] },
  EndTeams: { role: "time", phases: ["running"] },
  FreezeOnSchedule: { role: "time", phases: ["running"] },
  DoPlannedAct: { role: "time", phases: afterDraft },
  Interrupt: { role: "time", phases: ["lobby", "running"] },
  NoteMissedActs: { role: "time", phases: ["draft", ...afterDraft, "finished"] },
  RemoveIdleTeams: { role: "time", phases: afterDraft },
};
