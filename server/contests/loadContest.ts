import { setImmediate as others } from "node:timers/promises";
import { evolve, evolveAll, replay } from "../../shared/contest/evolve.ts";
import { isSamePlain } from "../../shared/contest/samePlain.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { UnreadableEvent } from "../../shared/contest/stored/UnreadableEvent.ts";
import { type Journal, type JournalEntry, type Snapshot, UnknownContest } from "../journal/journal.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";

/** Events between which others are let in. */
const pageSize = 500;
/** So many entries at most are given with a contest. HEA1 */
export const mostRecent = 500;

/** A contest, and the entry of its journal that it was followed to. */
export interface Followed extends Snapshot {
  readonly last: JournalEntry;
}

export interface LoadedContest extends Followed {
  /** The sequence number of the stored snapshot that it was loaded from first; 0 for none. */
  readonly snapshotSeq: number;
  /** What was read of its journal last, up to `last` and at most {@link mostRecent}: much, and to be let go of soon. */
  readonly recent: readonly JournalEntry[];
}

/** What is known of a contest; a stored snapshot is what it says itself, and nothing more. */
type Known = Snapshot & Partial<LoadedContest>;

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
 * The contest as its journal tells it: the newest snapshot, or what was read `before`, and the events after it. Writes nothing.
 * What was read before counts only where it still stands, and stays as it is. HEA6
 * Throws {@link UnknownContest}, {@link CannotFollow}, and what the journal throws.
 */
export async function loadContest(
  journal: Journal,
  contestId: string,
  before: LoadedContest | null = null,
): Promise<LoadedContest> {
  const known = before ?? (await journal.findSnapshot(contestId, snapshotVersion));
  const loaded = await readOn(journal, contestId, known);
  if (!loaded) throw new UnknownContest(contestId);
  return loaded;
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
  const read = await readOn(journal, contestId, known);
  return read && { seq: read.seq, state: read.state, last: read.last };
}

async function readOn(
  journal: Journal,
  contestId: string,
  known: Known | null,
): Promise<LoadedContest | null> {
  // One more than what is new: it says whether what is known still stands.
  let page = await readPage(journal, contestId, known ? known.seq - 1 : 0);
  if (known && !stands(known, page[0])) return readOn(journal, contestId, null);
  const snapshotSeq = known?.snapshotSeq ?? known?.seq ?? 0;
  let followed: Snapshot | null = known;
  let recent = known?.recent?.slice(0, -1) ?? [];
  for (let fresh = known ? page.slice(1) : page; ; fresh = page) {
    followed = afterEntries(contestId, followed, fresh);
    recent = [...recent, ...page].slice(-mostRecent);
    const last = recent.at(-1);
    if (!followed || !last) return null;
    const { seq, state } = followed;
    if (page.length < pageSize) return { seq, state, last, snapshotSeq, recent };
    await others();
    page = await readPage(journal, contestId, last.seq);
  }
}

function stands(known: Known, entry: JournalEntry | undefined): boolean {
  if (entry?.seq !== known.seq) return false;
  return !known.last || isSamePlain(known.last, entry);
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
