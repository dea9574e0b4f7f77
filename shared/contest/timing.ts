import type { Command, StampedCommand } from "./commands.ts";
import { decideCountdown, resumed } from "./controlling.ts";
import { unfinishedBoard } from "./editing.ts";
import { presentTeams } from "./entering.ts";
import type { DecidedEvent } from "./events.ts";
import { purchasesAtEnd } from "./expiring.ts";
import { dueTeams, lastDeadline, nextTeamEnd } from "./extraTime.ts";
import { cancellingFreeze, freezesAt, lastOpenEventAt } from "./freezing.ts";
import { cancellingOverdue, nextPlanned } from "./planning.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState } from "./state.ts";
import { unreachable } from "./unreachable.ts";

type TimeCommand = Extract<Command, { type: "StartOnSchedule" | "FinishOnSchedule" | "Interrupt" }>;
type DueCommand = Extract<
  Command,
  { type: "StartOnSchedule" | "FinishOnSchedule" | "FreezeOnSchedule" | "EndTeams" | "DoPlannedAct" }
>;

interface Due {
  readonly at: number;
  readonly command: DueCommand;
}
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

/** What time itself asks for now, or null: of several things, the one that was due first. The caller executes it like any other command. TIM10 */
export function dueCommand(state: ContestState, now: number): DueCommand | null {
  const due = nextDue(state, now);
  return due && now >= due.at ? due.command : null;
}

/** When {@link dueCommand} will next have something, if nothing else happens; null for never. */
export function nextDueAt(state: ContestState): number | null {
  return nextDue(state, Number.NEGATIVE_INFINITY)?.at ?? null;
}

/** Of things due at the same moment, the first of these: a start, what was planned, a freeze, the end, the end of some teams. */
function nextDue(state: ContestState, now: number): Due | null {
  const startAt = startDueAt(state);
  const planned = nextPlanned(state);
  const freezeAt = freezesAt(state);
  const isRunning = state.phase === "running";
  const last = lastDeadline(state);
  // Where all are over, nobody plays on: the end is the end of all.
  const teamsAt = isRunning && !isTimeUp(state, now) ? nextTeamEnd(state) : null;
  const dues: readonly (Due | null)[] = [
    startAt === null ? null : { at: startAt, command: { type: "StartOnSchedule" } },
    planned && { at: planned.at, command: { type: "DoPlannedAct", number: planned.planned.number } },
    freezeAt === null ? null : { at: freezeAt, command: { type: "FreezeOnSchedule" } },
    isRunning && last !== null ? { at: last + 1, command: { type: "FinishOnSchedule" } } : null,
    teamsAt === null ? null : { at: teamsAt, command: endOfTeams(state, Math.max(teamsAt, now)) },
  ];
  let first: Due | null = null;
  for (const due of dues) if (due && (first === null || due.at < first.at)) first = due;
  return first;
}

function endOfTeams(state: ContestState, at: number): DueCommand {
  return { type: "EndTeams", teamIds: dueTeams(state, at).map(({ id }) => id) };
}

/** When the contest starts by itself: at its time, or when a countdown ends; not while everything is stopped. TIM2 CDN1 EMG3 */
function startDueAt({ phase, clock, countdownAt, emergency }: ContestState): number | null {
  if (phase !== "lobby" || emergency) return null;
  const { startsAt } = clock;
  if (countdownAt === undefined) return startsAt;
  return startsAt === null ? countdownAt : Math.min(startsAt, countdownAt);
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
      return at >= (startDueAt(state) ?? Number.POSITIVE_INFINITY)
        ? [started(state, at)] // TIM2
        : { code: "contest_not_started" };
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
      return unfinishedBoard(state) ?? opened(state, at); // EDT3
    case "StartContest":
      return command.countdown ? decideCountdown(state, at) : [started(state, at)];
    case "PauseContest":
      return [{ type: "ContestPaused", at }];
    case "ResumeContest":
      return [resumed(state, at)]; // TIM4
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
      const clock = { ...state.clock, endsAt: at + command.forMs, pausedAt: null };
      const reopened = { ...state, clock };
      return [
        { type: "ContestReopened", at, endsAt: clock.endsAt, restored }, // TIM8
        ...cancellingOverdue(reopened, at),
        ...cancellingFreeze(reopened, at),
      ];
    }
    case "SetEntry":
      return [
        { type: "EntrySet", at, open: command.open, ...(command.approval && { approval: true as const }) },
      ];
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
  if (state.phase === "lobby") return wasGone ? missed(state, at) : { code: "contest_not_started" };
  if (!wasGone) return { code: "contest_running" };
  if (isTimeUp(state, aliveAt)) return { code: "time_is_up" }; // TIM3: it ended before the gap
  return [{ type: "ContestInterrupted", at, lastAliveAt: aliveAt }]; // TIM6
}

/** A start that fell into a gap is none: nobody was there to see it. TIM9 CDN2 */
function missed(state: ContestState, at: number): readonly DecidedEvent[] | Rejection {
  const events: DecidedEvent[] = [];
  if ((state.countdownAt ?? at + 1) <= at) events.push({ type: "CountdownCalledOff", at });
  if (isStartPassed(state, at)) events.push({ type: "ScheduleMissed", at });
  return events.length > 0 ? events : { code: "contest_not_started" };
}

function isStartPassed({ clock }: ContestState, at: number): boolean {
  return clock.startsAt !== null && clock.startsAt <= at;
}
