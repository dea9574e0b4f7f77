import { setImmediate as others } from "node:timers/promises";
import { evolve, evolveAll, replay } from "../../shared/contest/evolve.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { UnreadableEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import { type Journal, type JournalEntry, type Snapshot, UnknownContest } from "../journal/journal.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";

/** Events between which others are let in. */
const pageSize = 500;

export interface LoadedContest extends Snapshot {
  /** The sequence number of the snapshot it was loaded from; 0 for none. */
  readonly snapshotSeq: number;
}

/** The program cannot follow an event that stands in the journal. */
export class CannotFollow extends Error {
  override readonly name = "CannotFollow";
  /** Of that event. */
  readonly seq: number;

  constructor(contestId: string, seq: number, cause: unknown) {
    super(`the event ${seq} of the contest ${contestId} cannot be followed`, { cause });
    this.seq = seq;
  }
}

/**
 * The contest as its journal tells it: the newest snapshot, and the events after it. Writes nothing.
 * Throws {@link UnknownContest}, {@link CannotFollow}, and what the journal throws.
 */
export async function loadContest(journal: Journal, contestId: string): Promise<LoadedContest> {
  const snapshot = await journal.findSnapshot(contestId, snapshotVersion);
  const loaded = await follow(journal, contestId, snapshot);
  if (!loaded) throw new UnknownContest(contestId);
  return { ...loaded, snapshotSeq: snapshot?.seq ?? 0 };
}

/** What became of a contest since `known`, as its journal tells it; null when that tells nothing. Throws as {@link loadContest} does. */
export async function follow(
  journal: Journal,
  contestId: string,
  known: Snapshot | null,
): Promise<Snapshot | null> {
  let followed = known;
  for (;;) {
    const entries = await readPage(journal, contestId, followed?.seq ?? 0);
    followed = afterEntries(contestId, followed, entries);
    if (entries.length < pageSize) return followed;
    await others();
  }
}

async function readPage(
  journal: Journal,
  contestId: string,
  afterSeq: number,
): Promise<readonly JournalEntry[]> {
  try {
    return await journal.read(contestId, afterSeq, pageSize);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    throw new CannotFollow(contestId, await firstUnreadable(journal, contestId, afterSeq), error);
  }
}

/** Somewhere after `afterSeq` one cannot be read: read alone, it says which. */
async function firstUnreadable(journal: Journal, contestId: string, afterSeq: number): Promise<number> {
  for (let seq = afterSeq + 1; ; seq += 1) {
    try {
      await journal.read(contestId, seq - 1, 1);
    } catch (error) {
      if (error instanceof UnreadableEvent) return seq;
      throw error;
    }
  }
}

function afterEntries(
  contestId: string,
  before: Snapshot | null,
  entries: readonly JournalEntry[],
): Snapshot | null {
  const last = entries.at(-1);
  if (!last) return before;
  const events = entries.map(({ event }) => event);
  try {
    return { seq: last.seq, state: before ? evolveAll(before.state, events) : replay(events) };
  } catch (error) {
    throw new CannotFollow(contestId, firstBadSeq(before?.state ?? null, entries), error);
  }
}

/** Of entries that cannot be followed, the first. */
function firstBadSeq(before: ContestState | null, entries: readonly JournalEntry[]): number {
  let state = before;
  for (const { seq, event } of entries) {
    try {
      state = state ? evolve(state, event) : replay([event]);
    } catch {
      return seq;
    }
  }
  return entries.at(-1)?.seq ?? 0;
}
