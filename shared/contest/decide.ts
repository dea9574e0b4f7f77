import { decideAnswering } from "./answering.ts";
import { decideBuying, teamOf } from "./buying.ts";
import { decideChoosingBoat } from "./choosingBoats.ts";
import { decideClosing } from "./closing.ts";
import { type Command, commandAccess, type StampedCommand } from "./commands.ts";
import type { PlannedAct } from "./controlActs.ts";
import { coverRefusal, decideControlling } from "./controlling.ts";
import { decideUndoingDeed } from "./deeds.ts";
import { decideDetails } from "./details.ts";
import { decideEditing } from "./editing.ts";
import {
  decideAdmitting,
  decideGivingPin,
  decideJoining,
  decideReleasingSeat,
  decideRemoving,
  decideRemovingIdle,
  decideRenaming,
  decideReturning,
  decideTakingSeat,
  isBlocked,
  seatRefusal,
} from "./entering.ts";
import type { ContestEvent, DecidedEvent } from "./events.ts";
import { deadlineFor, decideEndingTeams, decideGivingExtraTime, lastDeadline } from "./extraTime.ts";
import { decideFreezeOnSchedule, decideFreezing } from "./freezing.ts";
import { decideMessaging } from "./messaging.ts";
import { decideMissedActs } from "./missedActs.ts";
import type { Phase } from "./phases.ts";
import { decidePlanning, nextPlanned } from "./planning.ts";
import { decideAsking, decideReplying, isAsking } from "./questions.ts";
import type { Rejection, RejectionCode } from "./rejections.ts";
import { decideRepairing } from "./repairing.ts";
import { decideSeating } from "./seating.ts";
import type { ContestState } from "./state.ts";
import { decideSteering } from "./steeringScreens.ts";
import { decideByTime, decideLifecycle, isPast, toleratedGapMs } from "./timing.ts";
import { unreachable } from "./unreachable.ts";

export type Decision =
  | { readonly ok: true; readonly events: readonly ContestEvent[] }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * What a command comes to: at least one event, or the reason why not. Pure: the time is the command's own, `at` must
 * not run backwards between commands. GEN6
 */
export function decide(state: ContestState, stamped: StampedCommand): Decision {
  const refusal = refusalOf(state, stamped);
  if (refusal) return { ok: false, rejection: refusal };
  const { command, actor, at } = stamped;
  if (command.type === "DoPlannedAct") return decidePlanned(state, command.number, at);
  const decided = decideByType(state, { command, actor, at });
  if (!isEvents(decided)) return { ok: false, rejection: decided };
  return { ok: true, events: decided.map((event) => ({ ...event, by: actor })) }; // STO3
}

const phaseRejections: Readonly<Record<Phase, RejectionCode>> = {
  draft: "contest_in_draft",
  lobby: "contest_not_started",
  running: "contest_running",
  paused: "contest_paused",
  finished: "contest_finished",
};

/** Who may do it, whether it is the moment, and whether the moment has passed. GEN1 – GEN3 */
function refusalOf(state: ContestState, { command, actor, at }: StampedCommand): Rejection | null {
  const access = commandAccess[command.type];
  if (access.role !== actor.role) return { code: "not_allowed" };
  const seat = actor.role === "team" ? seatRefusal(state, actor) : null;
  if (seat) return { code: seat };
  if (actor.role === "team" && isBlocked(state, actor)) return { code: "team_blocked" }; // SEA6
  if (!access.phases.includes(state.phase)) return { code: phaseRejections[state.phase] };
  // A team asks also when its own time is up. QST1
  const deadline = isAsking(command) ? lastDeadline(state) : deadlineFor(state, actor);
  if (actor.role !== "time" && isPast(state, deadline, at)) return { code: "time_is_up" }; // TIM1
  return coverRefusal(state, command);
}

/** What is done in the name of who sends it. */
type DirectCommand = Exclude<Command, { type: "DoPlannedAct" }>;

/** What falls due is done once, in the name of who planned it, or refused as it would be to that person now. PLN1 PLN3 */
function decidePlanned(state: ContestState, number: number, at: number): Decision {
  const due = nextPlanned(state);
  if (!due || due.at > at || due.planned.number !== number)
    return { ok: false, rejection: { code: phaseRejections[state.phase] } };
  const { act, author } = due.planned;
  const actor = { role: "moderator", ...author } as const;
  const decided = heldBack(state, act, at - due.at) ?? decideAct(state, { command: act, actor, at });
  const refused = isEvents(decided) ? null : decided.code;
  const done = { type: "PlannedActDone", at, number, refused, by: { role: "time" } } as const;
  const events = isEvents(decided) ? decided.map((event) => ({ ...event, by: actor })) : [];
  return { ok: true, events: [done, ...events] };
}

/** Nobody waits for a start that fell into a gap, nor, while everything is stopped, for anything but words. TIM9 EMG3 */
function heldBack({ emergency }: ContestState, { type }: PlannedAct, lateMs: number): Rejection | null {
  if (type === "StartContest" && lateMs > toleratedGapMs) return { code: "start_missed" };
  return emergency && type !== "SendMessage" ? { code: "everything_stopped" } : null;
}

/** Time may be up already: what was due before the end is done before it. */
function decideAct(
  state: ContestState,
  stamped: StampedCommand<PlannedAct>,
): readonly DecidedEvent[] | Rejection {
  const { command } = stamped;
  if (!commandAccess[command.type].phases.includes(state.phase))
    return { code: phaseRejections[state.phase] };
  return coverRefusal(state, command) ?? decideByType(state, stamped);
}

function decideByType(
  state: ContestState,
  { command, actor, at }: StampedCommand<DirectCommand>,
): readonly DecidedEvent[] | Rejection {
  switch (command.type) {
    case "BuyCard":
    case "SubmitAnswer":
    case "AskQuestion":
    case "AppealVerdict":
    case "ChooseBoat": {
      if (actor.role !== "team") return { code: "not_allowed" };
      const team = teamOf(state, actor.teamId);
      if (isAsking(command)) return decideAsking(state, team, { command, actor, at });
      if (command.type === "ChooseBoat") return decideChoosingBoat(state, team, { command, actor, at });
      return command.type === "BuyCard"
        ? decideBuying(state, team, { command, actor, at })
        : decideAnswering(state, team, { command, actor, at });
    }
    case "JoinContest":
      return decideJoining(state, { command, actor, at });
    case "TakeSeat":
      return decideTakingSeat(state, { command, actor, at });
    case "ReturnTeam":
      return decideReturning(state, { command, actor, at });
    case "AdmitTeam":
      return decideAdmitting(state, { command, actor, at });
    case "GiveNewPin":
      return decideGivingPin(state, { command, actor, at });
    case "ReleaseSeat":
      return decideReleasingSeat(state, { command, actor, at });
    case "RenameTeam":
      return decideRenaming(state, { command, actor, at });
    case "RemoveTeam":
      return decideRemoving(state, { command, actor, at });
    case "EditContest":
      return decideEditing(state, { command, actor, at });
    case "OpenLobby":
    case "StartContest":
    case "PauseContest":
    case "ResumeContest":
    case "ExtendContest":
    case "FinishContest":
    case "ReopenContest":
    case "SetEntry":
      return decideLifecycle(state, { command, actor, at });
    case "SetDetails":
      return decideDetails(state, { command, actor, at });
    case "JudgeAnswers":
    case "CorrectKey":
    case "VoidCard":
    case "WithdrawPurchase":
    case "RefundPurchase":
    case "GivePurchase":
    case "GiveBackAttempt":
    case "AdjustBalance":
    case "UndoAct":
      return decideRepairing(state, { command, actor, at });
    case "AnswerQuestion":
    case "SettleAppeal":
      return decideReplying(state, { command, actor, at });
    case "FreezeStandings":
    case "ThawStandings":
    case "PlanFreeze":
    case "ShowPlaces":
    case "RevealNext":
    case "RevealAll":
      return decideFreezing(state, { command, actor, at });
    case "MergeTeams":
    case "MoveSeat":
    case "RestoreTeam":
    case "BlockTeam":
    case "HideName":
    case "SetNameWords":
      return decideSeating(state, { command, actor, at });
    case "UndoDeed":
      return decideUndoingDeed(state, { command, actor, at }, (inverse) => {
        const { command: wished } = inverse;
        if (wished.type === "DoPlannedAct") return { code: "not_allowed" };
        return refusalOf(state, inverse) ?? decideByType(state, { ...inverse, command: wished });
      });
    case "GiveExtraTime":
      return decideGivingExtraTime(state, { command, actor, at });
    case "EndTeams":
      return decideEndingTeams(state, { command, actor, at });
    case "CoverBoards":
    case "StopEverything":
    case "EndEmergency":
    case "CallOffStart":
      return decideControlling(state, { command, actor, at });
    case "SendMessage":
    case "TakeBackMessage":
      return decideMessaging(state, { command, actor, at });
    case "SteerScreen":
      return decideSteering(state, { command, actor, at });
    case "PlanAct":
    case "CancelPlannedAct":
      return decidePlanning(state, { command, actor, at });
    case "SetPrizes":
    case "MarkFinal":
    case "GiveAward":
    case "GiveOwnAward":
    case "TakeAwardBack":
    case "ReviewTask":
    case "ShowKeys":
      return decideClosing(state, { command, actor, at });
    case "FreezeOnSchedule":
      return decideFreezeOnSchedule(state, at);
    case "RemoveIdleTeams":
      return decideRemovingIdle(state, { command, actor, at });
    case "StartOnSchedule":
    case "FinishOnSchedule":
    case "Interrupt":
      return decideByTime(state, { command, actor, at });
    case "NoteMissedActs":
      return decideMissedActs(state, { command, actor, at });
    default:
      return unreachable(command);
  }
}

function isEvents(decided: readonly DecidedEvent[] | Rejection): decided is readonly DecidedEvent[] {
  return Array.isArray(decided);
}
