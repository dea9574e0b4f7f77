import type { Command, StampedCommand } from "./commands.ts";
import type { ContestEvent, DecidedEvent } from "./events.ts";
import type { Rejection } from "./rejections.ts";
import type { ContestState } from "./state.ts";
import { isTimeUp } from "./timing.ts";

type NoteMissedActs = Extract<Command, { type: "NoteMissedActs" }>;

/**
 * Told once, and again only when more is known to be lost. Who runs is interrupted as after a power cut: what was shown
 * and is gone is for a moderator to put right. HEA7 HEA8
 */
export function decideMissedActs(
  state: ContestState,
  { command, at }: StampedCommand<NoteMissedActs>,
): readonly DecidedEvent[] | Rejection {
  const acts = missedBy(state, command);
  if (acts === null) return { code: "nothing_to_change" };
  const { epoch, seq } = command;
  const missed: DecidedEvent = { type: "ActsMissed", at, acts, epoch, seq };
  const goesOn = state.phase !== "running" || isTimeUp(state, at);
  return goesOn ? [missed] : [{ type: "ContestInterrupted", at, lastAliveAt: at }, missed];
}

/** How many acts are lost by what was seen; null: no more than is known. */
export function missedBy(
  { missed }: Pick<ContestState, "missed">,
  { epoch, seq, openedSeq }: Omit<NoteMissedActs, "type">,
): number | null {
  // What came after a loss that is known counts from there: the journal has been opened again since, and longer.
  const isSameLoss = missed !== undefined && epoch <= missed.epoch;
  const [from, known] = isSameLoss ? [missed.seq, missed.acts] : [openedSeq, 0];
  return seq > from ? known + seq - from : null;
}

export function withMissedActs(
  state: ContestState,
  { acts, epoch, seq }: Extract<ContestEvent, { type: "ActsMissed" }>,
): ContestState {
  return { ...state, missed: { acts, epoch, seq } };
}

/** The contest goes on: what is lost is still known, and no more said. HEA8 */
export function goingOnWithout(state: ContestState): ContestState {
  const { missed } = state;
  return missed && !missed.settled ? { ...state, missed: { ...missed, settled: true } } : state;
}

/** What is said of it; null: nothing. */
export function missingActs({ missed }: ContestState): number | null {
  return missed && !missed.settled ? missed.acts : null;
}
