import { setImmediate as others } from "node:timers/promises";
import { evolve, evolveAll, replay } from "../../shared/contest/evolve.ts";
import { isSamePlain } from "../../shared/contest/samePlain.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { UnreadableEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import { type Journal, type JournalEntry, type Snapshot, UnknownContest } from "../journal/journal.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";

/** Events between which others are let in. */
const pageSize = 500;

/** A contest, and the entry of its journal that it was followed to. */
export interface Followed extends Snapshot {
  readonly last: JournalEntry;
}

export interface LoadedContest extends Followed {
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
  const isUsed = snapshot !== null && snapshot.seq <= loaded.seq;
  return { ...loaded, snapshotSeq: isUsed ? snapshot.seq : 0 };
}

/**
 * What became of a contest since `known`, as its journal tells it; null when that tells nothing. A journal that went back
 * behind what is known, or tells something else there, is read from its beginning. Throws as {@link loadContest} does. HEA6
 */
export async function follow(
  journal: Journal,
  contestId: string,
  known: Snapshot | Followed | null,
): Promise<Followed | null> {
  // One more than what is new: it says whether what is known still stands.
  let page = await readPage(journal, contestId, known ? known.seq - 1 : 0);
  if (known && !stands(known, page[0])) return follow(journal, contestId, null);
  let followed: Snapshot | null = known;
  let last: JournalEntry | undefined;
  for (let fresh = known ? page.slice(1) : page; ; fresh = page) {
    followed = afterEntries(contestId, followed, fresh);
    last = page.at(-1) ?? last;
    if (!followed || !last) return null;
    if (page.length < pageSize) return { seq: followed.seq, state: followed.state, last };
    await others();
    page = await readPage(journal, contestId, last.seq);
  }
}

function stands(known: Snapshot | Followed, entry: JournalEntry | undefined): boolean {
  if (entry?.seq !== known.seq) return false;
  return !("last" in known) || isSamePlain(known.last, entry);
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
