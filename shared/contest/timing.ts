import type { Command, StampedCommand } from "./commands.ts";
import { presentTeams } from "./entering.ts";
import type { DecidedEvent } from "./events.ts";
import { purchasesAtEnd } from "./expiring.ts";
import { dueTeams, lastDeadline, nextTeamEnd } from "./extraTime.ts";
import { freezesAt, lastOpenEventAt } from "./freezing.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState } from "./state.ts";
import { unreachable } from "./unreachable.ts";

type TimeCommand = Extract<Command, { type: "StartOnSchedule" | "FinishOnSchedule" | "Interrupt" }>;
type DueCommand = Extract<
  Command,
  { type: "StartOnSchedule" | "FinishOnSchedule" | "FreezeOnSchedule" | "EndTeams" }
>;
type LifecycleCommand = Extract<
  Command,
  {
    type:
      | "OpenLobby"
      | "StartContest"
      | "PauseContest"
      | "ResumeContest"
      | "ExtendContest"
      | "FinishContest"
      | "ReopenContest"
      | "SetEntry";
  }
>;

/** A program that was gone for longer than this comes back paused. TIM6 */
export const toleratedGapMs = 15_000;

/** An answer at the deadline itself is in time; one millisecond late is late. TIM1 */
export function isPast({ phase }: Pick<ContestState, "phase">, deadline: number | null, at: number): boolean {
  return phase === "running" && deadline !== null && at > deadline;
}

/** Whether everybody's time is up. XTR2 */
export function isTimeUp(state: ContestState, at: number): boolean {
  return isPast(state, lastDeadline(state), at);
}

/**
 * The moment at which a command counts: never before the contest's last event, except by a clock that was set well back
 * since. A contest that does not run goes on by that clock; a running one is interrupted first. TIM13
 */
export function momentOf(
  state: ContestState,
  { command, at }: Pick<StampedCommand, "command" | "at">,
): number {
  const isSetBack = state.lastEventAt - at > toleratedGapMs;
  const goesBack = state.phase !== "running" || command.type === "Interrupt";
  return isSetBack && goesBack ? at : Math.max(at, state.lastEventAt);
}

/** What time itself asks for now, or null. The caller executes it like any other command. TIM10 */
export function dueCommand(state: ContestState, now: number): DueCommand | null {
  const { startsAt } = state.clock;
  if (state.phase === "lobby" && startsAt !== null && now >= startsAt) return { type: "StartOnSchedule" };
  if (now >= (freezesAt(state) ?? Number.POSITIVE_INFINITY)) return { type: "FreezeOnSchedule" };
  if (isTimeUp(state, now)) return { type: "FinishOnSchedule" };
  const due = dueTeams(state, now);
  return due.length > 0 ? { type: "EndTeams", teamIds: due.map(({ id }) => id) } : null;
}

/** When {@link dueCommand} will next have something, if nothing else happens; null for never. */
export function nextDueAt(state: ContestState): number | null {
  if (state.phase === "lobby") return state.clock.startsAt;
  const last = lastDeadline(state);
  if (state.phase !== "running" || last === null) return null;
  return freezesAt(state) ?? nextTeamEnd(state) ?? last + 1;
}

/** Milliseconds left on the clock at `now`: what is shown. Stands still while paused; null before the start. TIM11 */
export function remainingMs(contest: Pick<ContestState, "phase" | "clock">, now: number): number | null {
  const { endsAt, pausedAt } = contest.clock;
  if (endsAt === null) return null;
  if (contest.phase === "finished") return 0;
  return Math.max(0, endsAt - (contest.phase === "paused" ? (pausedAt ?? now) : now));
}

export function decideByTime(
  state: ContestState,
  { command, at }: StampedCommand<TimeCommand>,
): readonly DecidedEvent[] | Rejection {
  switch (command.type) {
    case "StartOnSchedule":
      if (dueCommand(state, at)?.type !== "StartOnSchedule") return { code: "contest_not_started" };
      return [started(state, at)]; // TIM2
    case "FinishOnSchedule":
      if (!isTimeUp(state, at)) return { code: "contest_running" };
      return [finished(state, at)]; // TIM3
    case "Interrupt":
      return interrupted(state, command.lastAliveAt, at);
    default:
      return unreachable(command);
  }
}

export function decideLifecycle(
  state: ContestState,
  { command, at }: StampedCommand<LifecycleCommand>,
): readonly DecidedEvent[] | Rejection {
  const { endsAt, pausedAt } = state.clock;
  switch (command.type) {
    case "OpenLobby":
      return opened(state, at);
    case "StartContest":
      return [started(state, at)];
    case "PauseContest":
      return [{ type: "ContestPaused", at }];
    case "ResumeContest":
      return [{ type: "ContestResumed", at, endsAt: (endsAt ?? at) + at - (pausedAt ?? at) }]; // TIM4
    case "ExtendContest": {
      const moved = (endsAt ?? at) + command.byMs;
      if (moved <= (pausedAt ?? at)) return { code: "deadline_in_past" }; // TIM5
      const ended = presentTeams(state).filter((team) => team.endedAt !== undefined);
      const restored = purchasesAtEnd(state.rules, ended, "expired"); // XTR3
      return [{ type: "DeadlineMoved", at, endsAt: moved, ...(ended.length > 0 && { restored }) }];
    }
    case "FinishContest":
      return [finished(state, at)];
    case "ReopenContest": {
      const restored = purchasesAtEnd(state.rules, presentTeams(state), "expired");
      return [{ type: "ContestReopened", at, endsAt: at + command.forMs, restored }]; // TIM8
    }
    case "SetEntry":
      return [{ type: "EntrySet", at, open: command.open }];
    default:
      return unreachable(command);
  }
}

/** A contest whose start passed while it was a draft would run the moment its lobby opens. */
function opened(state: ContestState, at: number): readonly DecidedEvent[] {
  const lobby: DecidedEvent = { type: "LobbyOpened", at };
  return isStartPassed(state, at) ? [lobby, { type: "ScheduleMissed", at }] : [lobby]; // TIM9
}

function started(state: ContestState, at: number): DecidedEvent {
  return { type: "ContestStarted", at, endsAt: at + state.clock.durationMs };
}

function finished(state: ContestState, at: number): DecidedEvent {
  const expired = purchasesAtEnd(state.rules, presentTeams(state), "active"); // TIM7
  return { type: "ContestFinished", at, expired };
}

function interrupted(
  state: ContestState,
  lastAliveAt: number,
  at: number,
): readonly DecidedEvent[] | Rejection {
  const aliveAt = Math.max(lastAliveAt, lastOpenEventAt(state));
  const wasGone = Math.abs(at - aliveAt) > toleratedGapMs; // TIM13: before it, when the clock was set back
  if (state.phase === "lobby") {
    const missed = wasGone && isStartPassed(state, at);
    return missed ? [{ type: "ScheduleMissed", at }] : { code: "contest_not_started" }; // TIM9
  }
  if (!wasGone) return { code: "contest_running" };
  if (isTimeUp(state, aliveAt)) return { code: "time_is_up" }; // TIM3: it ended before the gap
  return [{ type: "ContestInterrupted", at, lastAliveAt: aliveAt }]; // TIM6
}

function isStartPassed({ clock }: ContestState, at: number): boolean {
  return clock.startsAt !== null && clock.startsAt <= at;
}
