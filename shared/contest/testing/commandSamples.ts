import type { Command, CommandType } from "../commands.ts";
import { minute, seatOf, t0 } from "../testing.ts";

/**
 * A well-formed example of each command that the contests of the tests accept where its conditions hold, and who may send
 * it when: the access table written a second time, by hand, so that a slip in `commandAccess` is red.
 */
export const commandSamples: {
  readonly [Type in CommandType]: {
    readonly command: Extract<Command, { type: Type }>;
    /** The role, then the phases. */
    readonly access: string;
  };
} = {
  BuyCard: { command: { type: "BuyCard", cardId: 1 }, access: "team running" },
  SubmitAnswer: { command: { type: "SubmitAnswer", purchaseId: 1, answer: "42" }, access: "team running" },
  AskQuestion: {
    command: { type: "AskQuestion", cardId: 1, text: "Is zero a natural number here?" },
    access: "team running paused finished",
  },
  AppealVerdict: {
    command: { type: "AppealVerdict", purchaseId: 1, index: 0, text: "We meant the same" },
    access: "team running paused finished",
  },
  ChooseBoat: { command: { type: "ChooseBoat", boat: 30 }, access: "team lobby" },
  AnswerQuestion: {
    command: { type: "AnswerQuestion", teamId: "t1", number: 1, to: "all", text: "No." },
    access: "moderator running paused finished",
  },
  SettleAppeal: {
    command: {
      type: "SettleAppeal",
      teamId: "t1",
      number: 1,
      accepted: false,
      policy: "keep",
      why: "It says otherwise in the task",
    },
    access: "moderator running paused finished",
  },
  EditContest: {
    command: {
      type: "EditContest",
      edits: [
        {
          what: "write",
          cardId: 6,
          basedOn: { revision: 0, taskVersion: 1 },
          writing: {
            category: "Colours",
            pricePoints: 33,
            statement: "Which colour has the sky?",
            solution: "",
            checker: { kind: "text", answers: ["blue"] },
            typedKey: null,
          },
        },
      ],
    },
    access: "moderator draft lobby running paused",
  },
  OpenLobby: { command: { type: "OpenLobby" }, access: "moderator draft" },
  StartContest: { command: { type: "StartContest" }, access: "moderator lobby" },
  PauseContest: { command: { type: "PauseContest" }, access: "moderator running" },
  ResumeContest: { command: { type: "ResumeContest" }, access: "moderator paused" },
  ExtendContest: { command: { type: "ExtendContest", byMs: minute }, access: "moderator running paused" },
  FinishContest: { command: { type: "FinishContest" }, access: "moderator running paused" },
  ReopenContest: { command: { type: "ReopenContest", forMs: minute }, access: "moderator finished" },
  SetEntry: { command: { type: "SetEntry", open: false }, access: "moderator lobby running paused" },
  RenameTeam: {
    command: { type: "RenameTeam", teamId: "t1", from: "Ann", name: "Anna" },
    access: "moderator lobby running paused finished",
  },
  RemoveTeam: {
    command: { type: "RemoveTeam", teamId: "t1" },
    access: "moderator lobby running paused finished",
  },
  ReleaseSeat: {
    command: { type: "ReleaseSeat", teamId: "t1", seatId: seatOf("t1") },
    access: "moderator lobby running paused",
  },
  RestoreTeam: {
    command: { type: "RestoreTeam", teamId: "t1" },
    access: "moderator lobby running paused finished",
  },
  MergeTeams: {
    command: { type: "MergeTeams", fromTeamId: "t1", intoTeamId: "t2" },
    access: "moderator lobby running paused",
  },
  MoveSeat: {
    command: { type: "MoveSeat", seatId: seatOf("t1"), fromTeamId: "t1", toTeamId: "t2" },
    access: "moderator lobby running paused",
  },
  BlockTeam: {
    command: { type: "BlockTeam", teamId: "t1", blocked: true },
    access: "moderator lobby running paused",
  },
  HideName: {
    command: { type: "HideName", teamId: "t1", hidden: true },
    access: "moderator lobby running paused finished",
  },
  SetNameWords: {
    command: {
      type: "SetNameWords",
      marked: ["goose"],
      allowed: ["Scunthorpe"],
      basedOn: { marked: [], allowed: [] },
    },
    access: "moderator draft lobby running paused finished",
  },
  SetDetails: {
    command: { type: "SetDetails", title: { from: "Sample", to: "Fractions" } },
    access: "moderator draft lobby running paused finished",
  },
  JoinContest: {
    command: { type: "JoinContest", name: "Cid", pin: "123456", seatId: "seat000009" },
    access: "guest lobby running paused",
  },
  TakeSeat: {
    command: { type: "TakeSeat", name: "Ann", pin: "000001", seatId: "seat000009" },
    access: "guest lobby running paused",
  },
  ReturnTeam: {
    command: { type: "ReturnTeam", teamId: "t1", formerSeatId: seatOf("t1"), seatId: "seat000009" },
    access: "guest lobby running paused",
  },
  AdmitTeam: {
    command: { type: "AdmitTeam", name: "Cid", pin: "123456" },
    access: "moderator lobby running paused",
  },
  GiveNewPin: {
    command: { type: "GiveNewPin", teamId: "t1", pin: "654321" },
    access: "moderator lobby running paused",
  },
  JudgeAnswers: {
    command: {
      type: "JudgeAnswers",
      cardId: 1,
      reading: null,
      answers: [{ teamId: "t1", purchaseId: 1, index: 0 }],
      verdict: "accepted",
      policy: "keep",
      why: "also right",
    },
    access: "moderator running paused finished",
  },
  CorrectKey: {
    command: {
      type: "CorrectKey",
      cardId: 1,
      checker: { kind: "number", answer: "43" },
      policy: "keep",
      why: "a wrong key",
    },
    access: "moderator running paused finished",
  },
  VoidCard: {
    command: { type: "VoidCard", cardId: 1, keepRewards: true, why: "misprint" },
    access: "moderator running paused finished",
  },
  WithdrawPurchase: {
    command: { type: "WithdrawPurchase", teamId: "t1", purchaseId: 1, why: "by mistake" },
    access: "moderator running paused finished",
  },
  RefundPurchase: {
    command: { type: "RefundPurchase", teamId: "t1", purchaseId: 1, why: "a laptop died" },
    access: "moderator running paused finished",
  },
  GivePurchase: {
    command: { type: "GivePurchase", teamId: "t1", cardId: 2, why: "in return" },
    access: "moderator running paused",
  },
  GiveBackAttempt: {
    command: { type: "GiveBackAttempt", teamId: "t1", purchaseId: 1, why: "a typing error" },
    access: "moderator running paused finished",
  },
  AdjustBalance: {
    command: { type: "AdjustBalance", teamId: "t1", deltaPoints: 50, why: "helped another team" },
    access: "moderator running paused finished",
  },
  UndoAct: {
    command: { type: "UndoAct", act: 1, why: "a mistake" },
    access: "moderator running paused finished",
  },
  FreezeStandings: { command: { type: "FreezeStandings" }, access: "moderator running paused" },
  ThawStandings: { command: { type: "ThawStandings" }, access: "moderator running paused finished" },
  PlanFreeze: {
    command: { type: "PlanFreeze", minutesBeforeEnd: 5 },
    access: "moderator draft lobby running paused",
  },
  ShowPlaces: {
    command: { type: "ShowPlaces", places: 3 },
    access: "moderator draft lobby running paused finished",
  },
  RevealNext: { command: { type: "RevealNext" }, access: "moderator finished" },
  RevealAll: { command: { type: "RevealAll" }, access: "moderator finished" },
  UndoDeed: {
    command: { type: "UndoDeed", deed: 99, why: "by mistake" },
    access: "moderator draft lobby running paused finished",
  },
  GiveExtraTime: {
    command: { type: "GiveExtraTime", teamIds: ["t1"], byMs: minute, why: "a dead battery" },
    access: "moderator lobby running paused",
  },
  EndTeams: { command: { type: "EndTeams", teamIds: ["t1"] }, access: "time running" },
  SendMessage: {
    command: { type: "SendMessage", to: null, text: "Ten minutes more", screenSeconds: 60 },
    access: "moderator lobby running paused finished",
  },
  TakeBackMessage: {
    command: { type: "TakeBackMessage", message: 1, screenOnly: false },
    access: "moderator lobby running paused finished",
  },
  CoverBoards: {
    command: { type: "CoverBoards", covered: true, pause: true },
    access: "moderator running paused",
  },
  StopEverything: { command: { type: "StopEverything" }, access: "moderator lobby running paused" },
  EndEmergency: { command: { type: "EndEmergency" }, access: "moderator lobby running paused" },
  CallOffStart: { command: { type: "CallOffStart" }, access: "moderator lobby" },
  PlanAct: {
    command: { type: "PlanAct", when: { minutesBeforeEnd: 2 }, act: { type: "SetEntry", open: false } },
    access: "moderator draft lobby running paused",
  },
  CancelPlannedAct: {
    command: { type: "CancelPlannedAct", number: 1 },
    access: "moderator draft lobby running paused finished",
  },
  SteerScreen: {
    command: {
      type: "SteerScreen",
      screen: "Hall",
      wish: { show: "board", zoomPercent: 100, marginPercent: 0, sound: "own" },
    },
    access: "moderator lobby running paused finished",
  },
  DoPlannedAct: { command: { type: "DoPlannedAct", number: 1 }, access: "time lobby running paused" },
  MarkFinal: {
    command: { type: "MarkFinal", reason: null, account: "agrees" },
    access: "moderator finished",
  },
  SetPrizes: {
    command: { type: "SetPrizes", places: 5 },
    access: "moderator draft lobby running paused finished",
  },
  GiveAward: {
    command: { type: "GiveAward", kind: "first_any", cardId: null },
    access: "moderator finished",
  },
  GiveOwnAward: {
    command: { type: "GiveOwnAward", teamId: "t1", text: "The most beautiful solution" },
    access: "moderator finished",
  },
  TakeAwardBack: { command: { type: "TakeAwardBack", number: 1 }, access: "moderator finished" },
  ReviewTask: { command: { type: "ReviewTask", cardId: 1, step: "answer" }, access: "moderator finished" },
  ShowKeys: { command: { type: "ShowKeys", open: true }, access: "moderator finished" },
  FreezeOnSchedule: { command: { type: "FreezeOnSchedule" }, access: "time running" },
  StartOnSchedule: { command: { type: "StartOnSchedule" }, access: "time lobby" },
  FinishOnSchedule: { command: { type: "FinishOnSchedule" }, access: "time running" },
  Interrupt: { command: { type: "Interrupt", lastAliveAt: t0 }, access: "time lobby running" },
  NoteMissedActs: {
    command: { type: "NoteMissedActs", epoch: 1, seq: 12, openedSeq: 10 },
    access: "time draft lobby running paused finished",
  },
  RemoveIdleTeams: {
    command: { type: "RemoveIdleTeams", teamIds: ["t1"] },
    access: "time lobby running paused",
  },
};
