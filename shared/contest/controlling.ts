import type { Command, StampedCommand } from "./commands.ts";
import type { ContestEvent, DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState } from "./state.ts";
import { unreachable } from "./unreachable.ts";

type ControllingCommand = Extract<
  Command,
  { type: "CoverBoards" | "StopEverything" | "EndEmergency" | "CallOffStart" }
>;

/** So long everybody counts down to a start by hand. CDN1 */
export const countdownMs = 3_000;

export function decideControlling(
  state: ContestState,
  { command, at }: StampedCommand<ControllingCommand>,
): readonly DecidedEvent[] | Rejection {
  switch (command.type) {
    case "CoverBoards":
      return command.covered ? covered(state, command.pause, at) : uncovered(state, at);
    case "StopEverything":
      return stopped(state, at);
    case "EndEmergency":
      return ended(state, at);
    case "CallOffStart":
      return state.countdownAt === undefined
        ? { code: "not_counting_down" }
        : [{ type: "CountdownCalledOff", at }];
    default:
      return unreachable(command);
  }
}

/** A start after a countdown, unless one is under way: then at once, if it is asked for without. CDN1 */
export function decideCountdown(state: ContestState, at: number): readonly DecidedEvent[] | Rejection {
  if (state.countdownAt !== undefined) return { code: "counting_down" };
  return [{ type: "CountdownStarted", at, startsAt: at + countdownMs }];
}

/** What nobody does while everything is stopped: only going back, or the end, leads out of it. EMG2 */
const needsNoEmergency: ReadonlySet<Command["type"]> = new Set([
  "StartContest",
  "ResumeContest",
  "SetEntry",
  "CoverBoards",
  "UndoDeed",
]);

/** Why something is not done just now, although role and phase are right: boards are covered, or everything is stopped. */
export function coverRefusal(state: ContestState, { type }: Command): Rejection | null {
  const isPlaying = type === "BuyCard" || type === "SubmitAnswer";
  if (isPlaying && (state.cover || state.emergency)) return { code: "boards_covered" }; // CVR1
  if (state.emergency && needsNoEmergency.has(type)) return { code: "everything_stopped" };
  return null;
}

/** What everybody is shown instead of the boards; null: the boards. */
export function coverOf({ cover, emergency }: ContestState): "look_up" | "emergency" | null {
  if (emergency) return "emergency";
  return cover ? "look_up" : null;
}

/** CVR2 */
function covered(
  { cover, phase }: ContestState,
  pause: boolean,
  at: number,
): readonly DecidedEvent[] | Rejection {
  if (cover) return { code: "already_covered" };
  const holdsClock = pause && phase === "running";
  const boards: DecidedEvent = { type: "BoardsCovered", at, holdsClock };
  return holdsClock ? [{ type: "ContestPaused", at }, boards] : [boards];
}

/** CVR2 */
function uncovered(state: ContestState, at: number): readonly DecidedEvent[] | Rejection {
  if (!state.cover) return { code: "not_covered" };
  const boards: DecidedEvent = { type: "BoardsUncovered", at };
  return state.cover.holdsClock ? [boards, resumed(state, at)] : [boards];
}

/** EMG1 */
function stopped(state: ContestState, at: number): readonly DecidedEvent[] | Rejection {
  if (state.emergency) return { code: "everything_stopped" };
  const wasRunning = state.phase === "running";
  const wasEntryOpen = state.entryOpen;
  const events: DecidedEvent[] = [{ type: "EverythingStopped", at, wasRunning, wasEntryOpen }];
  if (wasRunning) events.push({ type: "ContestPaused", at });
  if (wasEntryOpen) events.push({ type: "EntrySet", at, open: false, ...approvalOf(state) });
  return events;
}

/** A start that was planned for a time meanwhile is missed: nobody waits for it. EMG3 */
function ended(state: ContestState, at: number): readonly DecidedEvent[] | Rejection {
  const { emergency, phase, clock } = state;
  if (!emergency) return { code: "nothing_stopped" };
  const isMissed = phase === "lobby" && clock.startsAt !== null && clock.startsAt <= at;
  const events: DecidedEvent[] = [{ type: "EmergencyEnded", at }];
  if (isMissed) events.push({ type: "ScheduleMissed", at });
  if (emergency.wasEntryOpen) events.push({ type: "EntrySet", at, open: true, ...approvalOf(state) });
  if (emergency.wasRunning) events.push(resumed(state, at));
  return events;
}

/** The contest goes on with the time that was left. TIM4 */
export function resumed({ clock }: ContestState, at: number): DecidedEvent {
  const { endsAt, pausedAt } = clock;
  return { type: "ContestResumed", at, endsAt: (endsAt ?? at) + at - (pausedAt ?? at) };
}

// What becomes of the state.

type EventOf<Type extends ContestEvent["type"]> = Extract<ContestEvent, { type: Type }>;

export function afterCovering(
  state: ContestState,
  { at, holdsClock }: EventOf<"BoardsCovered">,
): ContestState {
  return { ...state, cover: { at, holdsClock } };
}

export function withoutCover({ cover: _lifted, ...state }: ContestState): ContestState {
  return state;
}

/** A countdown is called off by it. EMG1 */
export function afterStopping(
  { countdownAt: _off, ...state }: ContestState,
  { at, wasRunning, wasEntryOpen }: EventOf<"EverythingStopped">,
): ContestState {
  return { ...state, emergency: { at, wasRunning, wasEntryOpen } };
}

export function withoutEmergency({ emergency: _over, ...state }: ContestState): ContestState {
  return state;
}

export function withoutCountdown({ countdownAt: _off, ...state }: ContestState): ContestState {
  return state;
}

/** Whoever moves the clock by hand takes it out of the cover's hand. CVR2 */
export function clockTakenOver(state: ContestState): ContestState {
  const { cover } = state;
  return cover?.holdsClock ? { ...state, cover: { ...cover, holdsClock: false } } : state;
}

/** The end lifts every cover; an entry that an emergency closed is open again. CVR3 EMG4 */
export function uncoveredByEnd(state: ContestState): ContestState {
  const wasEntryOpen = state.emergency?.wasEntryOpen ?? state.entryOpen;
  return withoutCover(withoutEmergency({ ...state, entryOpen: wasEntryOpen }));
}

/** Closing for an emergency says nothing of how guests come in. APV1 */
function approvalOf({ entryByApproval }: ContestState): { readonly approval?: true } {
  return entryByApproval ? { approval: true } : {};
}
