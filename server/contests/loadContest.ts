import { setImmediate as others } from "node:timers/promises";
import { evolveAll, replay } from "../../shared/contest/evolve.ts";
import { type Journal, type Snapshot, UnknownContest } from "../journal/journal.ts";
import { snapshotVersion } from "../journal/snapshotVersion.ts";

/** Events between which others are let in. */
const pageSize = 500;

export interface LoadedContest extends Snapshot {
  /** The sequence number of the snapshot it was loaded from; 0 for none. */
  readonly snapshotSeq: number;
}

/** The contest as its journal tells it: the newest snapshot, and the events after it. Throws {@link UnknownContest}. */
export async function loadContest(journal: Journal, contestId: string): Promise<LoadedContest> {
  const snapshot = await journal.findSnapshot(contestId, snapshotVersion);
  let loaded: Snapshot | null = snapshot;
  for (;;) {
    const entries = await journal.read(contestId, loaded?.seq ?? 0, pageSize);
    const last = entries.at(-1);
    if (last) {
      const events = entries.map(({ event }) => event);
      loaded = { seq: last.seq, state: loaded ? evolveAll(loaded.state, events) : replay(events) };
    }
    if (entries.length < pageSize) break;
    await others();
  }
  if (!loaded) throw new UnknownContest(contestId);
  return { ...loaded, snapshotSeq: snapshot?.seq ?? 0 };
}
