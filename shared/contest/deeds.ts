import type { TeamId } from "../ids.ts";
import type { Command, CommandType, StampedCommand } from "./commands.ts";
import { type Deed, type Inverse, mostDeeds, type NoUndo } from "./deedActs.ts";
import { detailMarks, detailsBack } from "./details.ts";
import type { ContestEvent, DecidedEvent, EventType } from "./events.ts";
import { nameWordsOf } from "./nameWords.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState } from "./state.ts";

type EventOf<Type extends EventType> = Extract<ContestEvent, { type: Type }>;
/** What moderators send beside what teams, guests and time do. */
type ModeratorsType = Exclude<
  CommandType,
  | ("BuyCard" | "SubmitAnswer" | "AskQuestion" | "AppealVerdict" | "ChooseBoat")
  | ("JoinContest" | "TakeSeat" | "ReturnTeam")
  | ("StartOnSchedule" | "FinishOnSchedule" | "FreezeOnSchedule" | "EndTeams")
  | ("Interrupt" | "NoteMissedActs" | "RemoveIdleTeams" | "DoPlannedAct")
>;

interface Undoable {
  readonly event: EventType;
  /** Null: this one has none; then the reason is that time went on. */
  readonly inverse: (before: ContestState, event: ContestEvent) => Inverse | null;
  readonly marks: (event: ContestEvent) => readonly string[];
}
/** `event` null: it is listed elsewhere, with its way back. */
interface NotUndoable {
  readonly event: EventType | null;
  readonly none: NoUndo;
}

const elsewhere: NotUndoable = { event: null, none: "own_way_back" };
const seen = (event: EventType): NotUndoable => ({ event, none: "was_seen" });
const back = (event: EventType): NotUndoable => ({ event, none: "own_way_back" });
const ofTeam = ({ teamId }: { readonly teamId: TeamId }) => [`team ${teamId}`];
const ofAspect = (aspect: string) => (event: { readonly teamId: TeamId }) => [`${aspect} ${event.teamId}`];

function undoable<Type extends EventType>(
  type: Type,
  inverse: (before: ContestState, event: EventOf<Type>) => Inverse | null,
  marks: (event: EventOf<Type>) => readonly string[],
): Undoable {
  const isOfType = (event: ContestEvent): event is EventOf<Type> => event.type === type;
  return {
    event: type,
    inverse: (before, event) => (isOfType(event) ? inverse(before, event) : null),
    marks: (event) => (isOfType(event) ? marks(event) : []),
  };
}

/** What undoes each of the moderators' commands, or why nothing does. Complete by its type. UND3 */
const undoings: Readonly<Record<ModeratorsType, Undoable | NotUndoable>> = {
  /** The editor has what was before. */
  EditContest: elsewhere,
  OpenLobby: { event: "LobbyOpened", none: "time_went_on" },
  StartContest: { event: "ContestStarted", none: "time_went_on" },
  PauseContest: back("ContestPaused"),
  ResumeContest: { event: "ContestResumed", none: "time_went_on" },
  FinishContest: back("ContestFinished"),
  ReopenContest: back("ContestReopened"),
  ExtendContest: undoable(
    "DeadlineMoved",
    ({ clock }, { endsAt }) =>
      clock.endsAt === null ? null : { type: "ExtendContest", byMs: clock.endsAt - endsAt },
    () => ["clock"],
  ),
  SetEntry: undoable(
    "EntrySet",
    ({ entryOpen, entryByApproval = false }) => ({
      type: "SetEntry",
      open: entryOpen,
      approval: entryByApproval,
    }),
    () => ["entry"],
  ),
  RenameTeam: undoable(
    "TeamRenamed",
    ({ teams }, { teamId }) => {
      const team = teams[teamId];
      return team ? { type: "RenameTeam", teamId, name: team.name } : null;
    },
    ofAspect("name"),
  ),
  RemoveTeam: undoable(
    "TeamRemoved",
    // One that had gone already would come back as one that is here.
    ({ teams }, { teamId }) => (teams[teamId]?.removed === false ? { type: "RestoreTeam", teamId } : null),
    ofTeam,
  ),
  RestoreTeam: undoable(
    "TeamRestored",
    ({ teams }, { teamId, seats, expired, restored }) => {
      const team = teams[teamId];
      const isWhole = team?.formerSeats?.length === seats.length && team.mergedInto === undefined;
      return isWhole && expired.length + restored.length === 0 ? { type: "RemoveTeam", teamId } : null;
    },
    ofTeam,
  ),
  MergeTeams: undoable(
    "TeamsMerged",
    (_before, { fromTeamId }) => ({ type: "RestoreTeam", teamId: fromTeamId }),
    ({ fromTeamId, intoTeamId }) => [`team ${fromTeamId}`, `team ${intoTeamId}`],
  ),
  MoveSeat: undoable(
    "SeatMoved",
    (_before, { seatId, fromTeamId, toTeamId }) => ({
      type: "MoveSeat",
      seatId,
      fromTeamId: toTeamId,
      toTeamId: fromTeamId,
    }),
    ({ seatId, fromTeamId, toTeamId }) => [`seat ${seatId}`, `team ${fromTeamId}`, `team ${toTeamId}`],
  ),
  BlockTeam: undoable(
    "TeamBlocked",
    (_before, { teamId, blocked }) => ({ type: "BlockTeam", teamId, blocked: !blocked }),
    ofAspect("block"),
  ),
  HideName: undoable(
    "NameHidden",
    (_before, { teamId, hidden }) => ({ type: "HideName", teamId, hidden: !hidden }),
    ofAspect("hidden"),
  ),
  SetNameWords: undoable(
    "NameWordsSet",
    (before) => ({ type: "SetNameWords", ...nameWordsOf(before) }),
    () => ["words"],
  ),
  SetDetails: undoable("DetailsSet", detailsBack, detailMarks),
  PlanFreeze: undoable(
    "FreezePlanned",
    ({ freezeMinutes = null }) => ({ type: "PlanFreeze", minutesBeforeEnd: freezeMinutes }),
    () => ["freeze"],
  ),
  ShowPlaces: undoable(
    "PlacesShown",
    ({ shown }) => ({ type: "ShowPlaces", places: shown?.places ?? null }),
    () => ["places"],
  ),
  GiveExtraTime: undoable(
    "ExtraTimeGiven",
    (_before, { teamIds, byMs }) => ({ type: "GiveExtraTime", teamIds, byMs: -byMs }),
    ({ teamIds }) => teamIds.map((teamId) => `time ${teamId}`),
  ),
  AdmitTeam: undoable("TeamJoined", (_before, { teamId }) => ({ type: "RemoveTeam", teamId }), ofTeam),
  ReleaseSeat: { event: "SeatReleased", none: "device_lost_it" },
  GiveNewPin: { event: "PinGiven", none: "was_seen" },
  FreezeStandings: back("StandingsFrozen"),
  ThawStandings: seen("StandingsThawed"),
  RevealNext: seen("ResultRevealed"),
  RevealAll: seen("StandingsThawed"),
  MarkFinal: seen("ResultsMarkedFinal"),
  CoverBoards: back("BoardsCovered"),
  StopEverything: back("EverythingStopped"),
  EndEmergency: back("EmergencyEnded"),
  CallOffStart: back("CountdownCalledOff"),
  SendMessage: elsewhere,
  TakeBackMessage: elsewhere,
  PlanAct: elsewhere,
  SteerScreen: back("ScreenSteered"),
  CancelPlannedAct: elsewhere,
  AnswerQuestion: elsewhere,
  SettleAppeal: elsewhere,
  SetPrizes: elsewhere,
  GiveAward: elsewhere,
  GiveOwnAward: elsewhere,
  TakeAwardBack: elsewhere,
  ReviewTask: elsewhere,
  ShowKeys: elsewhere,
  JudgeAnswers: elsewhere,
  CorrectKey: elsewhere,
  VoidCard: elsewhere,
  WithdrawPurchase: elsewhere,
  RefundPurchase: elsewhere,
  GivePurchase: elsewhere,
  GiveBackAttempt: elsewhere,
  AdjustBalance: elsewhere,
  UndoAct: elsewhere,
  UndoDeed: elsewhere,
};

const byEvent = new Map(
  Object.values(undoings).map((undoing) => [undoing.event as EventType | null, undoing]),
);

/** The deed that this event of a moderator is, before it is carried out; null: none, or one that is listed elsewhere. */
export function deedOf(before: ContestState, event: ContestEvent): Deed | null {
  const undoing = byEvent.get(event.type);
  if (event.by.role !== "moderator" || !undoing) return null;
  // What an emergency closes is opened by its end.
  if (event.type === "EntrySet" && before.emergency) return null;
  const { inverse, marks } = "inverse" in undoing ? undoing : noInverse;
  const undone = inverse(before, event);
  return {
    number: 1 + (before.deeds?.at(-1)?.number ?? 0),
    at: event.at,
    accountId: event.by.accountId,
    type: event.type,
    teamIds: teamsOf(event),
    inverse: undone,
    none: undone ? null : "none" in undoing ? undoing.none : "time_went_on",
    marks: marks(event),
    undoes: null,
    undoneBy: null,
  };
}

const noInverse = { inverse: () => null, marks: () => [] } as const;

/** Newest last. */
export function withDeed(state: ContestState, deed: Deed | null): ContestState {
  return deed ? { ...state, deeds: [...(state.deeds ?? []), deed].slice(-mostDeeds) } : state;
}

/** The last deed undid this one. */
export function withUndoneDeed(state: ContestState, number: number): ContestState {
  const deeds = state.deeds ?? [];
  const last = deeds.at(-1)?.number ?? 0;
  return {
    ...state,
    deeds: deeds.map((deed) =>
      deed.number === number
        ? { ...deed, undoneBy: last }
        : deed.number === last
          ? { ...deed, undoes: number }
          : deed,
    ),
  };
}

/** UND3 UND4: `carryOut` decides the inverse as if a moderator had sent it now. */
export function decideUndoingDeed(
  state: ContestState,
  { command, actor, at }: StampedCommand<Extract<Command, { type: "UndoDeed" }>>,
  carryOut: (stamped: StampedCommand) => readonly DecidedEvent[] | Rejection,
): readonly DecidedEvent[] | Rejection {
  const deed = state.deeds?.find(({ number }) => number === command.deed);
  if (!deed) return { code: "unknown_act" };
  if (!deed.inverse || deed.undoneBy !== null || deed.undoes !== null) return { code: "act_not_undoable" };
  const later = state.deeds?.find(
    (other) =>
      other.number > deed.number &&
      other.undoneBy === null &&
      other.undoes === null &&
      isBuiltOn(deed, other),
  );
  if (later) return { code: "later_act_depends", params: { act: later.number } };
  const decided = carryOut({ command: commandOf(deed.inverse, command.why), actor, at });
  return "code" in decided ? decided : [...decided, { type: "DeedUndone", at, deed: deed.number }];
}

/** Of a reopened contest the deadline is another one: what was added to the one before is no part of it. */
function isBuiltOn({ marks }: Deed, later: Deed): boolean {
  if (later.type === "ContestReopened" && marks.includes("clock")) return true;
  return later.marks.some((mark) => marks.includes(mark));
}

function commandOf(inverse: Inverse, why: string): Command {
  return inverse.type === "GiveExtraTime" ? { ...inverse, teamIds: [...inverse.teamIds], why } : inverse;
}

function teamsOf(event: ContestEvent): readonly TeamId[] {
  if ("teamIds" in event) return event.teamIds;
  if ("teamId" in event) return [event.teamId];
  if ("fromTeamId" in event) {
    const other = "intoTeamId" in event ? event.intoTeamId : event.toTeamId;
    return [event.fromTeamId, other];
  }
  return [];
}
