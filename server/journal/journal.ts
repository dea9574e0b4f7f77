import type { ContestEvent } from "../../shared/contest/events.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { UnreadableEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import type { ContestResults } from "./results.ts";

/**
 * The append-only list of every contest's events: the truth. Every write is fenced by the epoch that
 * {@link Journal.claim} returned, inside the same statement.
 */
export interface Journal {
  /** Takes the contest over: a higher epoch than any before, which fences every earlier writer. Throws {@link UnknownContest}. */
  claim(contestId: string): Promise<number>;
  /**
   * Writes all events or none, at `firstSeq`, `firstSeq + 1` … Resolves after the commit.
   * Throws {@link EpochFenced}, {@link SequenceTaken}, {@link NothingBefore}, {@link CommandKnown} or
   * {@link BatchRefused}; any other error is a fault of the database, after which the events may or may not be there.
   */
  append(batch: JournalBatch): Promise<void>;
  /** Events after `afterSeq` in order, at most `limit`. Throws {@link UnreadableEvent} for those of a later version. */
  read(contestId: string, afterSeq: number, limit: number): Promise<readonly JournalEntry[]>;
  /** The events that a command caused, in order; null when it caused none. Throws {@link UnreadableEvent}. */
  findCommand(contestId: string, commandKey: string): Promise<readonly ContestEvent[] | null>;
  /** Of the commands that had an effect after `afterSeq`, in order, at most `limit`: where it begins, and the key. */
  readCommandKeys(contestId: string, afterSeq: number, limit: number): Promise<readonly WrittenCommand[]>;
  /** The newest snapshot written by the same `version` of the state's shape. */
  findSnapshot(contestId: string, version: string): Promise<Snapshot | null>;
  /** Keeps the newest snapshot only. Silently does nothing when the epoch is fenced. */
  saveSnapshot(contestId: string, epoch: number, snapshot: Snapshot, version: string): Promise<void>;
  /** Says that the contest is alive at `at` (ms since 1970). Throws {@link EpochFenced}. */
  renewLiveness(contestId: string, epoch: number, at: number): Promise<void>;
  /** When the contest was last alive, ms since 1970; null before the first renewal. */
  findLiveness(contestId: string): Promise<number | null>;
  /** Replaces the contest's result rows, in one transaction. Throws {@link EpochFenced}. */
  saveResults(epoch: number, results: ContestResults): Promise<void>;
  /** The journal's sequence number that the written results stand for; null when there are none. */
  findResultsSeq(contestId: string): Promise<number | null>;
}

export interface JournalBatch {
  readonly contestId: string;
  readonly epoch: number;
  readonly firstSeq: number;
  /** The sender and the id of the command; null for commands of time. */
  readonly commandKey: string | null;
  readonly events: readonly ContestEvent[];
}

export interface JournalEntry {
  readonly seq: number;
  readonly commandKey: string | null;
  readonly event: ContestEvent;
}

export interface WrittenCommand {
  /** Of its first event. */
  readonly seq: number;
  readonly commandKey: string;
}

export interface Snapshot {
  readonly seq: number;
  readonly state: ContestState;
}

/** The contest has another owner now; this process must stop showing it as live. */
export class EpochFenced extends Error {
  override readonly name: string = "EpochFenced";
  /** The epoch of the contest as it is written down, where that was looked at. */
  readonly stored: number | null;

  constructor(message: string, stored: number | null = null) {
    super(message);
    this.stored = stored;
  }
}

/** Someone wrote at this sequence number: memory is behind the journal. */
export class SequenceTaken extends Error {
  override readonly name = "SequenceTaken";
}

/** The journal ends before the event that should stand before: it went back, or the writer is wrong. */
export class NothingBefore extends RangeError {
  override readonly name = "NothingBefore";
}

/** The command had its effect already. */
export class CommandKnown extends Error {
  override readonly name = "CommandKnown";
}

/** The database refuses the data itself (a bug at the edge let it through): trying again would be refused again. */
export class BatchRefused extends Error {
  override readonly name = "BatchRefused";
}

export class UnknownContest extends Error {
  override readonly name = "UnknownContest";
}
