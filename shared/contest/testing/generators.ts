import fc from "fast-check";
import type { Board } from "../board.ts";
import { findCard, taskOf } from "../cards.ts";
import type { Checker } from "../checkers/checker.ts";
import { checkerKinds, classicAttempts } from "../checkers/readers.ts";
import { automaticAwards, reviewSteps } from "../closingRecords.ts";
import {
  type Actor,
  type Command,
  type CommandType,
  commandAccess,
  RepairCommand,
  type Role,
  type StampedCommand,
} from "../commands.ts";
import { type Decision, decide } from "../decide.ts";
import type { EventType } from "../events.ts";
import { evolve, initialState } from "../evolve.ts";
import { extraTimeTeams } from "../extraTime.ts";
import type { Phase } from "../phases.ts";
import { Rounding, type RulePack } from "../rules.ts";
import type { ContestState } from "../state.ts";
import { created, deepFreeze, type EventOf, seatOf, t0 } from "../testing.ts";
import { dueCommand } from "../timing.ts";
import { anyControl, isControl } from "./controlGenerators.ts";
import { anyEdits } from "./editGenerators.ts";
import { type Guess, guessFor, type Pick, picks, sampleChecker } from "./kinds.ts";

export const anyRules: fc.Arbitrary<RulePack> = fc.record({
  startPoints: fc.oneof(fc.constant(500), fc.nat(300)),
  slots: fc.integer({ min: 1, max: 4 }),
  rewardPercents: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 }),
  rounding: fc.constantFrom(...Rounding.options),
  attempts: fc
    .array(fc.integer({ min: 1, max: 4 }), { minLength: checkerKinds.length, maxLength: checkerKinds.length })
    .map((counts) => {
      const attempts = { ...classicAttempts };
      for (const [index, kind] of checkerKinds.entries()) attempts[kind] = counts[index] ?? 1;
      return attempts;
    }),
  negativeBalance: fc.boolean(),
  relief: fc.boolean(),
  refundExpired: fc.boolean(),
  lateEntry: fc.boolean(),
  tieBreak: fc.constantFrom("shared", "earliest"),
  ranking: fc.constantFrom("balance", "worth"),
});

/** Of every kind there is. */
const anyChecker: fc.Arbitrary<Checker> = fc
  .record({ kind: fc.constantFrom(...checkerKinds), seed: fc.nat(600) })
  .map(({ kind, seed }) => sampleChecker(kind, seed));

/** One row of three to seven cards; prices are often equal, ids have gaps and run backwards. */
export const anyBoard: fc.Arbitrary<Board> = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(100, 150), fc.integer({ min: 1, max: 400 })), anyChecker), {
    minLength: 3,
    maxLength: 7,
  })
  .map((cards) => ({
    rows: 1,
    columns: cards.length,
    cards: cards.map(([pricePoints, checker], index) => ({
      id: idAt(index),
      row: 1,
      column: index + 1,
      category: "Any",
      pricePoints,
      task: { version: 1, statement: `Statement ${index + 1}`, checker },
      earlierTasks: [],
    })),
  }));

/** Eight ids, no two of them in the order of the cards' places. */
function idAt(index: number): number {
  return 2 * (8 - index) + 1;
}

/** Something somebody tries: a command, an answer whose meaning is known, or what only time does. */
export interface Step {
  readonly waitMs: number;
  readonly actor: "guest" | "moderator" | "time" | `t${number}`;
  readonly attempt:
    | Command
    /** About one of the actor's own purchases; from 6 on, about anybody's. */
    | { readonly type: "Guess"; readonly nth: number; readonly pick: Pick }
    | { readonly type: "DoWhatIsDue" }
    /** A team that was taken away comes back; where none was, one is. */
    | { readonly type: "AwayAndBack" }
    /** The last of the moderators' deeds that can be undone. */
    | { readonly type: "TakeBack" }
    /** What is due just after the deadline, where somebody plays on. */
    | { readonly type: "Overtime" }
    /** About one of the answers that were given. */
    | {
        readonly type: "Rule";
        readonly nth: number;
        readonly verdict: "accepted" | "wrong" | "annulled";
        readonly policy: "keep" | "strict";
        readonly isForAll: boolean;
      }
    /** What brings the contest on to its next phase, shows what is hidden at the end, or brings it back from there. */
    | { readonly type: "GoOn" }
    | { readonly type: "ComeBack"; readonly gapMs: number };
}

const anyTeamId = fc.integer({ min: 1, max: 4 }).map((n) => `t${n}` as const);
const anyName = fc.constantFrom("Ann", " aNN ", "Bob", "Cid", "Dan", "Eve", "\u200B");
const anyPin = fc.constantFrom("000001", "000002", "777777");
const anySeat = fc.nat(30).map((n) => seatOf(`t${n}`));

const seatTaking = {
  type: fc.constant("TakeSeat" as const),
  name: anyName,
  pin: anyPin,
  seatId: anySeat,
} as const;

const anyCardId = fc.nat(7).map(idAt);
const anyPurchaseId = fc.integer({ min: 1, max: 4 });
const anyWhy = fc.constantFrom("", "a misprint");
const anyMarked = fc.subarray(["goose", "gans"]);
const anyAllowed = fc.subarray(["Scunthorpe"]);
/** More than a list of words takes: a word that is too long, or too many of them. */
const tooMuch = fc.constantFrom<string[][]>(
  ["g".repeat(61)],
  Array.from({ length: 301 }, (_, n) => `goose ${n}`),
);
const Verdict = fc.constantFrom("accepted" as const, "wrong" as const, "annulled" as const);
const Policy = fc.constantFrom("keep" as const, "strict" as const);

const ofDetails = fc.constant("SetDetails" as const);

/** From one of two values, which it may be or not, to one of them. */
function anyChange<const One, const Other>(one: One, other: Other) {
  return fc.record({ from: fc.constantFrom(one, other), to: fc.constantFrom(one, other) });
}

function ofPurchase<Type extends "WithdrawPurchase" | "RefundPurchase" | "GiveBackAttempt">(type: Type) {
  return fc.record({
    type: fc.constant(type),
    teamId: anyTeamId,
    purchaseId: anyPurchaseId,
    why: anyWhy,
  });
}

const anyWait = fc.oneof(
  { weight: 20, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.nat(3_000) },
  { weight: 1, arbitrary: fc.nat(120_000) },
);

/** Complete by its type. Null: what {@link Step} knows how to say better. */
const anyCommand: { readonly [Type in CommandType]: fc.Arbitrary<Extract<Command, { type: Type }>> | null } =
  {
    BuyCard: fc.record(
      {
        type: fc.constant("BuyCard"),
        cardId: fc.nat(7).map(idAt),
        pricePoints: fc.constantFrom(100, 150),
      },
      { requiredKeys: ["type", "cardId"] },
    ),
    /** A guess. */
    SubmitAnswer: null,
    AskQuestion: fc.record({
      type: fc.constant("AskQuestion"),
      cardId: fc.option(anyCardId),
      text: fc.constantFrom(" ", "What does it mean?"),
    }),
    AppealVerdict: fc.record({
      type: fc.constant("AppealVerdict"),
      purchaseId: anyPurchaseId,
      index: fc.nat(1),
      text: fc.constantFrom("", "We meant the same"),
    }),
    ChooseBoat: fc.record({ type: fc.constant("ChooseBoat"), boat: fc.nat(4) }),
    AnswerQuestion: fc.record({
      type: fc.constant("AnswerQuestion"),
      teamId: anyTeamId,
      number: fc.integer({ min: 1, max: 3 }),
      to: fc.constantFrom("team", "all"),
      text: fc.constantFrom("", "Read the task again"),
    }),
    SettleAppeal: fc.record({
      type: fc.constant("SettleAppeal"),
      teamId: anyTeamId,
      number: fc.integer({ min: 1, max: 4 }),
      accepted: fc.boolean(),
      policy: Policy,
      why: anyWhy,
    }),
    EditContest: anyEdits(anyRules, anyChecker, anyCardId),
    OpenLobby: fc.constant({ type: "OpenLobby" }),
    StartContest: fc.constantFrom<Extract<Command, { type: "StartContest" }>[]>(
      { type: "StartContest" },
      { type: "StartContest", countdown: true },
    ),
    PauseContest: fc.constant({ type: "PauseContest" }),
    ResumeContest: fc.constant({ type: "ResumeContest" }),
    ExtendContest: fc.record({
      type: fc.constant("ExtendContest"),
      byMs: fc.integer({ min: -90_000, max: 90_000 }),
    }),
    FinishContest: fc.constant({ type: "FinishContest" }),
    ReopenContest: fc.record({
      type: fc.constant("ReopenContest"),
      forMs: fc.integer({ min: 1_000, max: 90_000 }),
    }),
    SetEntry: fc.record({
      type: fc.constant("SetEntry"),
      open: fc.boolean(),
      approval: fc.boolean(),
    }),
    RenameTeam: fc.record(
      { type: fc.constant("RenameTeam"), teamId: anyTeamId, from: anyName, name: anyName },
      { requiredKeys: ["type", "teamId", "name"] },
    ),
    RemoveTeam: fc.record({ type: fc.constant("RemoveTeam"), teamId: anyTeamId }),
    ReleaseSeat: fc
      .tuple(anyTeamId, fc.option(anySeat, { freq: 1 }))
      .map(([teamId, seatId]) => ({ type: "ReleaseSeat", teamId, seatId: seatId ?? seatOf(teamId) })),
    JoinContest: fc.record(
      {
        type: fc.constant("JoinContest"),
        name: anyName,
        pin: anyPin,
        seatId: anySeat,
        letInBy: fc.constant("teacher"),
      },
      { requiredKeys: ["type", "name", "pin", "seatId"] },
    ),
    RestoreTeam: fc.record({ type: fc.constant("RestoreTeam"), teamId: anyTeamId }),
    MergeTeams: fc.record({
      type: fc.constant("MergeTeams"),
      fromTeamId: anyTeamId,
      intoTeamId: anyTeamId,
    }),
    MoveSeat: fc.tuple(anyTeamId, anyTeamId, fc.option(anySeat)).map(([fromTeamId, toTeamId, seatId]) => ({
      type: "MoveSeat",
      seatId: seatId ?? seatOf(fromTeamId),
      fromTeamId,
      toTeamId,
    })),
    BlockTeam: fc.record({ type: fc.constant("BlockTeam"), teamId: anyTeamId, blocked: fc.boolean() }),
    HideName: fc.record({ type: fc.constant("HideName"), teamId: anyTeamId, hidden: fc.boolean() }),
    SetNameWords: fc.record(
      {
        type: fc.constant("SetNameWords"),
        marked: fc.oneof({ weight: 9, arbitrary: anyMarked }, { weight: 1, arbitrary: tooMuch }),
        allowed: anyAllowed,
        basedOn: fc.record({ marked: anyMarked, allowed: anyAllowed }),
      },
      { requiredKeys: ["type", "marked", "allowed"] },
    ),
    // Several at once are seldom all right.
    SetDetails: fc.oneof(
      { weight: 4, arbitrary: fc.record({ type: ofDetails, title: anyChange("Sample", "Fractions") }) },
      { weight: 2, arbitrary: fc.record({ type: ofDetails, theme: anyChange(null, "dark") }) },
      {
        weight: 1,
        arbitrary: fc.record(
          {
            type: ofDetails,
            title: anyChange("Sample", "Fractions"),
            language: anyChange("en", "ru"),
            theme: anyChange(null, "dark"),
            durationMs: anyChange(600_000, 300_000),
          },
          { requiredKeys: ["type"] },
        ),
      },
    ),
    TakeSeat: fc.oneof(
      { weight: 3, arbitrary: fc.record(seatTaking) },
      { weight: 1, arbitrary: fc.record({ ...seatTaking, invitedBy: anySeat }) },
    ),
    ReturnTeam: fc.tuple(anyTeamId, fc.option(anySeat), anySeat).map(([teamId, other, seatId]) => ({
      type: "ReturnTeam",
      teamId,
      formerSeatId: other ?? seatOf(teamId),
      seatId,
    })),
    AdmitTeam: fc.record({ type: fc.constant("AdmitTeam"), name: anyName, pin: anyPin }),
    GiveNewPin: fc.record({ type: fc.constant("GiveNewPin"), teamId: anyTeamId, pin: anyPin }),
    JudgeAnswers: fc.record({
      type: fc.constant("JudgeAnswers"),
      cardId: anyCardId,
      reading: fc.constant(null),
      answers: fc.array(fc.record({ teamId: anyTeamId, purchaseId: anyPurchaseId, index: fc.nat(2) }), {
        minLength: 1,
        maxLength: 2,
      }),
      verdict: Verdict,
      policy: Policy,
      why: anyWhy,
    }),
    CorrectKey: fc.record({
      type: fc.constant("CorrectKey"),
      cardId: anyCardId,
      checker: anyChecker,
      policy: Policy,
      why: anyWhy,
    }),
    VoidCard: fc.record({
      type: fc.constant("VoidCard"),
      cardId: anyCardId,
      keepRewards: fc.boolean(),
      why: anyWhy,
    }),
    WithdrawPurchase: ofPurchase("WithdrawPurchase"),
    RefundPurchase: ofPurchase("RefundPurchase"),
    GivePurchase: fc.record({
      type: fc.constant("GivePurchase"),
      teamId: anyTeamId,
      cardId: anyCardId,
      why: anyWhy,
    }),
    GiveBackAttempt: ofPurchase("GiveBackAttempt"),
    AdjustBalance: fc.record({
      type: fc.constant("AdjustBalance"),
      teamId: anyTeamId,
      deltaPoints: fc.integer({ min: -300, max: 300 }).filter((points) => points !== 0),
      why: fc.constant("because"),
    }),
    UndoAct: fc.record({ type: fc.constant("UndoAct"), act: fc.integer({ min: 1, max: 4 }), why: anyWhy }),
    FreezeStandings: fc.constant({ type: "FreezeStandings" }),
    ThawStandings: fc.constant({ type: "ThawStandings" }),
    PlanFreeze: fc.record({
      type: fc.constant("PlanFreeze"),
      minutesBeforeEnd: fc.option(fc.integer({ min: 1, max: 12 })),
    }),
    ShowPlaces: fc.record({
      type: fc.constant("ShowPlaces"),
      places: fc.option(fc.integer({ min: 0, max: 3 })),
    }),
    RevealNext: fc.constant({ type: "RevealNext" }),
    RevealAll: fc.constant({ type: "RevealAll" }),
    MarkFinal: fc.record({
      type: fc.constant("MarkFinal"),
      reason: fc.option(fc.constantFrom("", " ", "The hall closes")),
      account: fc.constantFrom("agrees", "agrees", "behind", "disagrees", "unknown"),
    }),
    /** Taking back. */
    UndoDeed: null,
    GiveExtraTime: fc.record({
      type: fc.constant("GiveExtraTime"),
      teamIds: fc.array(anyTeamId, { minLength: 1, maxLength: 2 }),
      byMs: fc.integer({ min: -60_000, max: 120_000 }).filter((ms) => ms !== 0),
      why: anyWhy,
    }),
    EndTeams: fc.record({
      type: fc.constant("EndTeams"),
      teamIds: fc.array(anyTeamId, { minLength: 1, maxLength: 3 }),
    }),
    SetPrizes: fc.record({ type: fc.constant("SetPrizes"), places: fc.nat(5) }),
    GiveAward: fc
      .tuple(fc.constantFrom(...automaticAwards), anyCardId)
      .map(([kind, cardId]) => ({ type: "GiveAward", kind, cardId: kind === "first_card" ? cardId : null })),
    GiveOwnAward: fc.record({
      type: fc.constant("GiveOwnAward"),
      teamId: anyTeamId,
      text: fc.constantFrom(" ", "The most beautiful solution"),
    }),
    TakeAwardBack: fc.record({ type: fc.constant("TakeAwardBack"), number: fc.integer({ min: 1, max: 3 }) }),
    ReviewTask: fc.record({
      type: fc.constant("ReviewTask"),
      cardId: fc.option(anyCardId),
      step: fc.constantFrom(...reviewSteps),
    }),
    ShowKeys: fc.record({ type: fc.constant("ShowKeys"), open: fc.boolean() }),
    FreezeOnSchedule: fc.constant({ type: "FreezeOnSchedule" }),
    ...anyControl,
    DoPlannedAct: fc.record({ type: fc.constant("DoPlannedAct"), number: fc.integer({ min: 1, max: 3 }) }),
    StartOnSchedule: fc.constant({ type: "StartOnSchedule" }),
    FinishOnSchedule: fc.constant({ type: "FinishOnSchedule" }),
    /** Coming back after a gap. */
    Interrupt: null,
    NoteMissedActs: fc.record({
      type: fc.constant("NoteMissedActs"),
      epoch: fc.integer({ min: 1, max: 3 }),
      seq: fc.integer({ min: 12, max: 40 }),
      openedSeq: fc.integer({ min: 2, max: 20 }),
    }),
    RemoveIdleTeams: fc.record({
      type: fc.constant("RemoveIdleTeams"),
      teamIds: fc.array(anyTeamId, { minLength: 1, maxLength: 3 }),
    }),
  };

/** Whoever accepts an appeal puts something right, too; and awards follow from more than the model of the rules knows. */
const repairTypes: ReadonlySet<string> = new Set([
  ...RepairCommand.options.map(({ shape }) => [...shape.type.values][0] ?? ""),
  "SettleAppeal",
  "GiveAward",
]);

export function isRepair(type: string): boolean {
  return repairTypes.has(type);
}

/** What moderators put right, or try to. */
const anyRepair: fc.Arbitrary<Step["attempt"]> = fc.oneof(
  fc.constant({ type: "TakeBack" as const }),
  ...(Object.keys(anyCommand) as CommandType[]).flatMap((type): fc.Arbitrary<Command>[] =>
    isRepair(type) && anyCommand[type] ? [anyCommand[type]] : [],
  ),
  fc.record({
    type: fc.constant("Rule" as const),
    nth: fc.nat(7),
    verdict: Verdict,
    policy: Policy,
    isForAll: fc.boolean(),
  }),
);

function anyCommandOf(role: Role): fc.Arbitrary<Step["attempt"]> {
  const types = (Object.keys(anyCommand) as CommandType[]).filter(
    (type) => !isRepair(type) && !isControl(type),
  );
  const own = types.filter((type) => commandAccess[type].role === role);
  return fc.oneof(
    ...own.flatMap((type): fc.Arbitrary<Command>[] => (anyCommand[type] ? [anyCommand[type]] : [])),
  );
}

const anyGuess: fc.Arbitrary<Step["attempt"]> = fc.record({
  type: fc.constant("Guess" as const),
  nth: fc.nat(7),
  pick: fc.constantFrom(...picks),
});

const anyAppeal: fc.Arbitrary<Step["attempt"]> = fc.record({
  type: fc.constant("AppealVerdict"),
  purchaseId: fc.integer({ min: 1, max: 2 }),
  index: fc.constant(0),
  text: fc.constant("We meant the same"),
});

const anyTeamAttempt: fc.Arbitrary<Step["attempt"]> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant("BuyCard" as const), cardId: anyCardId }) },
  { weight: 8, arbitrary: anyGuess },
  { weight: 1, arbitrary: anyAppeal },
  { weight: 1, arbitrary: anyCommandOf("team") },
);

/** Of teams that there are; what was taken away comes back. */
const anySeating: fc.Arbitrary<Step["attempt"]> = fc.oneof(
  fc.constant({ type: "AwayAndBack" as const }),
  fc
    .constantFrom("t2", "t3")
    .map((fromTeamId) => ({ type: "MergeTeams" as const, fromTeamId, intoTeamId: "t1" })),
  fc.constant({ type: "MoveSeat" as const, seatId: seatOf("t2"), fromTeamId: "t2", toTeamId: "t1" }),
  fc.constant({ type: "BlockTeam" as const, teamId: "t1", blocked: false }),
  fc.constant({ type: "SetEntry" as const, open: true }),
);

/** For teams that there are. */
const anyExtraTime: fc.Arbitrary<Step["attempt"]> = fc.record({
  type: fc.constant("GiveExtraTime"),
  teamIds: fc.uniqueArray(fc.constantFrom("t1", "t2"), { minLength: 1 }),
  byMs: fc.integer({ min: 1, max: 240_000 }),
  why: anyWhy,
});

/** For what teams that there are have asked. */
const anyReply: fc.Arbitrary<Step["attempt"]> = fc.record({
  type: fc.constant("AnswerQuestion"),
  teamId: fc.constantFrom("t1", "t2"),
  number: fc.integer({ min: 1, max: 2 }),
  to: fc.constantFrom("team", "all"),
  text: fc.constant("Read the task again"),
});

/** What comes after the end. */
const anyClosing: fc.Arbitrary<Step["attempt"]> = fc.oneof<fc.WeightedArbitrary<Step["attempt"]>[]>(
  { weight: 1, arbitrary: fc.constant({ type: "ReviewTask", cardId: null, step: "answer" }) },
  { weight: 1, arbitrary: fc.constant({ type: "ShowKeys", open: true }) },
  {
    weight: 3,
    arbitrary: fc.constant({ type: "GiveOwnAward", teamId: "t1", text: "The most beautiful solution" }),
  },
  { weight: 3, arbitrary: fc.constant({ type: "TakeAwardBack", number: 1 }) },
);

const anyModeratorAttempt: fc.Arbitrary<Step["attempt"]> = fc.oneof(
  { weight: 2, arbitrary: anyReply },
  { weight: 5, arbitrary: fc.constant({ type: "GoOn" as const }) },
  { weight: 2, arbitrary: fc.constant({ type: "FreezeStandings" as const }) },
  { weight: 5, arbitrary: anyClosing },
  { weight: 2, arbitrary: anyExtraTime },
  { weight: 3, arbitrary: anySeating },
  {
    weight: 1,
    arbitrary: fc.constant({
      type: "MarkFinal" as const,
      reason: "The hall closes",
      account: "agrees" as const,
    }),
  },
  { weight: 6, arbitrary: anyCommandOf("moderator") },
);

const { CoverBoards, StopEverything, ...gentle } = anyControl;
/** What keeps teams from playing is seldom. */
const anyControlAttempt: fc.Arbitrary<Step["attempt"]> = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(...Object.values(gentle)) },
  { weight: 1, arbitrary: fc.oneof(CoverBoards, StopEverything) },
);

const anyGuestAttempt = anyCommandOf("guest");

const anyTimeAttempt: fc.Arbitrary<Step["attempt"]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ type: "DoWhatIsDue" as const }) },
  { weight: 4, arbitrary: fc.nat(60_000).map((gapMs) => ({ type: "ComeBack" as const, gapMs })) },
  { weight: 1, arbitrary: anyCommandOf("time") },
);

const anyEnd = fc.constant({ type: "Overtime" as const });

function stepBy(
  actor: fc.Arbitrary<Step["actor"]>,
  attempt: fc.Arbitrary<Step["attempt"]>,
  waitMs = anyWait,
): fc.Arbitrary<Step> {
  return fc.record({ waitMs, actor, attempt });
}

/** Mostly teams that play, and everybody who does what they may, or may not. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 24, arbitrary: stepBy(fc.constantFrom("t1", "t2"), anyTeamAttempt) },
  { weight: 3, arbitrary: stepBy(anyTeamId, anyTeamAttempt) },
  { weight: 7, arbitrary: stepBy(fc.constant("moderator"), anyModeratorAttempt) },
  { weight: 2, arbitrary: stepBy(fc.constant("moderator"), anyControlAttempt) },
  { weight: 3, arbitrary: stepBy(fc.constant("guest"), anyGuestAttempt) },
  { weight: 3, arbitrary: stepBy(fc.constant("time"), anyTimeAttempt, fc.nat(60_000)) },
  { weight: 1, arbitrary: stepBy(fc.constant("time"), anyEnd, fc.nat(60_000)) },
  {
    weight: 1,
    arbitrary: stepBy(
      fc.oneof(anyTeamId, fc.constantFrom("guest" as const, "moderator" as const, "time" as const)),
      fc.oneof(anyTeamAttempt, anyModeratorAttempt, anyGuestAttempt, anyTimeAttempt),
    ),
  },
);

const prelude: readonly Step[] = [
  { waitMs: 0, actor: "moderator", attempt: { type: "OpenLobby" } },
  {
    waitMs: 0,
    actor: "guest",
    attempt: { type: "JoinContest", name: "Ann", pin: "000001", seatId: seatOf("t1") },
  },
  {
    waitMs: 0,
    actor: "guest",
    attempt: { type: "JoinContest", name: "Bob", pin: "000002", seatId: seatOf("t2") },
  },
];

/** Of the first boats, so that they meet, and that those who come later find theirs taken. */
const anyBoats: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    waitMs: fc.constant(0),
    actor: fc.constantFrom("t1" as const, "t2" as const),
    attempt: fc.record({ type: fc.constant("ChooseBoat" as const), boat: fc.nat(4) }),
  }),
  { maxLength: 2 },
);

const start: Step = { waitMs: 0, actor: "moderator", attempt: { type: "StartContest" } };
const countdown: Step = {
  waitMs: 0,
  actor: "moderator",
  attempt: { type: "StartContest", countdown: true },
};
/** Mostly at once; or after a countdown, or after one that was called off. */
const anyStart: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant([start]) },
  {
    weight: 1,
    arbitrary: fc.constant([
      countdown,
      { waitMs: 3_000, actor: "time" as const, attempt: { type: "DoWhatIsDue" as const } },
    ]),
  },
  {
    weight: 1,
    arbitrary: fc.constant([
      countdown,
      { waitMs: 100, actor: "moderator" as const, attempt: { type: "CallOffStart" as const } },
      start,
    ]),
  },
);

/** A contest and what people and time do to it. */
export interface Play {
  readonly first: EventOf<"ContestCreated">;
  readonly steps: readonly Step[];
}

/** Most plays begin with two teams in a running contest, some with a draft. */
export function anyPlay(rules: fc.Arbitrary<RulePack> = anyRules, board = anyBoard): fc.Arbitrary<Play> {
  return fc
    .record({
      rules,
      board,
      durationMs: fc.integer({ min: 60_000, max: 600_000 }),
      startsAt: fc.option(fc.integer({ min: t0, max: t0 + 60_000 }), { freq: 3 }),
      begun: anyStart,
      boats: anyBoats,
      hurried: fc.nat(5).map((n) => n === 0),
      steps: fc.array(anyStep, { minLength: 30, maxLength: 70, size: "max" }),
    })
    .map(({ rules: pack, begun, boats, hurried, steps, ...definition }) => ({
      first: deepFreeze(created(definition, pack)),
      steps: hurried ? steps : [...prelude, ...boats, ...begun, ...steps],
    }));
}

/** The same, with moderators who put things right. */
export function anyRepairedPlay(
  rules: fc.Arbitrary<RulePack> = anyRules,
  board = anyBoard,
): fc.Arbitrary<Play> {
  const repairs = fc.array(fc.tuple(fc.nat(99), stepBy(fc.constant("moderator"), anyRepair)), {
    minLength: 6,
    maxLength: 14,
  });
  return fc.tuple(anyPlay(rules, board), repairs).map(([{ first, steps }, made]) => {
    const all = [...steps];
    // Late enough that there is something to be put right.
    for (const [share, step] of made) all.splice(10 + Math.floor((share / 100) * (all.length - 10)), 0, step);
    return { first, steps: all };
  });
}

/** One step as it was carried out. */
export interface Moment {
  readonly before: ContestState;
  readonly stamped: StampedCommand;
  readonly guess: Guess | null;
  readonly decision: Decision;
  readonly after: ContestState;
}

/** What is typed for a pick. */
export type Guessing = (checker: Checker, pick: Pick) => Guess;

/** Plays a play through `decide` and `evolve`. The states are frozen: whoever changed one would throw. */
export function* moments({ first, steps }: Play, guess: Guessing = guessFor): Generator<Moment> {
  let before = deepFreeze(initialState(first));
  let at = first.at;
  for (const step of steps) {
    at += step.waitMs;
    const trial = trialOf(step, before, at, guess);
    if (!trial) continue;
    at = trial.stamped.at;
    const decision = deepFreeze(decide(before, deepFreeze(trial.stamped)));
    const after = decision.ok ? deepFreeze(decision.events.reduce(evolve, before)) : before;
    yield { before, ...trial, decision, after };
    before = after;
  }
}

/** Counts what happened in plays, so that a test can tell that something did. */
export class Tally {
  readonly #counts = new Map<EventType | "refused", number>();

  add({ decision }: Moment): void {
    const kinds = decision.ok ? decision.events.map((event) => event.type) : (["refused"] as const);
    for (const kind of kinds) this.#counts.set(kind, this.of(kind) + 1);
  }

  of(kind: EventType | "refused"): number {
    return this.#counts.get(kind) ?? 0;
  }
}

const nextPhase: Readonly<Record<Phase, Command>> = {
  draft: { type: "OpenLobby" },
  lobby: { type: "StartContest" },
  running: { type: "PauseContest" },
  paused: { type: "ResumeContest" },
  finished: { type: "ReopenContest", forMs: 60_000 },
};

function onward({ phase, freeze, cover, emergency }: ContestState): Command {
  if (emergency) return { type: "EndEmergency" };
  if (cover) return { type: "CoverBoards", covered: false, pause: false };
  return phase === "finished" && freeze ? { type: "RevealNext" } : nextPhase[phase];
}

type Trial = Omit<Moment, "before" | "decision" | "after">;

function trialOf(step: Step, state: ContestState, at: number, guessing: Guessing): Trial | null {
  const actor = actorOf(step.actor, state);
  const stamp = (command: Command, guess: Guess | null = null) => ({
    stamped: { command, actor, at },
    guess,
  });
  const { attempt } = step;
  switch (attempt.type) {
    case "Guess": {
      const own = (actor.role === "team" && state.teams[actor.teamId]?.purchases) || [];
      const purchases = attempt.nth < 6 ? own : Object.values(state.teams).flatMap((team) => team.purchases);
      const found = purchases[attempt.nth % purchases.length];
      // Another team's number may be one of the actor's own.
      const purchase = own.find(({ id }) => id === found?.id) ?? found;
      const card = purchase && findCard(state.board.cards, purchase.cardId);
      const guess: Guess = card
        ? guessing(taskOf(card, purchase.taskVersion).checker, attempt.pick)
        : { answer: "1", meaning: "unreadable" };
      return stamp({ type: "SubmitAnswer", purchaseId: purchase?.id ?? 1, answer: guess.answer }, guess);
    }
    case "Rule": {
      const command = ruling(attempt, state);
      return command && stamp(command);
    }
    case "DoWhatIsDue": {
      const due = dueCommand(state, at);
      return due && stamp(due);
    }
    case "TakeBack": {
      const undoable = state.deeds?.filter(
        ({ inverse, undoes, undoneBy }) => inverse && undoes === null && undoneBy === null,
      );
      return stamp({ type: "UndoDeed", deed: undoable?.at(-1)?.number ?? 1, why: "" });
    }
    case "AwayAndBack": {
      const away = Object.values(state.teams).find(({ removed }) => removed);
      return stamp(away ? { type: "RestoreTeam", teamId: away.id } : { type: "RemoveTeam", teamId: "t2" });
    }
    case "Overtime": {
      const later = Math.max(at, 1 + (state.clock.endsAt ?? Number.NaN));
      const due = extraTimeTeams(state) > 0 ? dueCommand(state, later) : null;
      return due && { stamped: { command: due, actor, at: later }, guess: null };
    }
    case "GoOn":
      return stamp(onward(state));
    case "ComeBack":
      return stamp({ type: "Interrupt", lastAliveAt: at - attempt.gapMs });
    default:
      return stamp(attempt);
  }
}

function ruling(
  { nth, verdict, policy, isForAll }: Extract<Step["attempt"], { type: "Rule" }>,
  state: ContestState,
): Command | null {
  const all = Object.values(state.teams).flatMap(({ id: teamId, purchases }) =>
    purchases.flatMap(({ id: purchaseId, cardId, submissions }) =>
      submissions.map(({ reading }, index) => ({ teamId, purchaseId, cardId, reading, index })),
    ),
  );
  const chosen = all[nth % Math.max(1, all.length)];
  if (!chosen) return null;
  const { teamId, purchaseId, cardId, reading, index } = chosen;
  const answers = isForAll ? [] : [{ teamId, purchaseId, index }];
  return {
    type: "JudgeAnswers",
    cardId,
    reading: isForAll ? reading : null,
    answers,
    verdict,
    policy,
    why: "",
  };
}

function actorOf(name: Step["actor"], state: ContestState): Actor {
  switch (name) {
    case "guest":
    case "time":
      return { role: name };
    case "moderator":
      return { role: "moderator", accountId: "teacher" };
    default:
      return { role: "team", teamId: name, seatId: state.teams[name]?.seats[0] ?? seatOf("t999") };
  }
}
