import { isSamePlain } from "../../shared/contest/samePlain.ts";
import { CommandKnown, EpochFenced, type JournalEntry } from "../journal/journal.ts";
import { NotSaved, type OwnedJournal } from "./OwnedJournal.ts";
import type { KeptBatch, RecentEntries } from "./RecentEntries.ts";

/** The journal tells another contest than memory does, from here on: it is the truth, and memory ends. HEA4 */
export class JournalParted extends EpochFenced {
  override readonly name = "JournalParted";
}

export interface Healed {
  /** What the journal lacked, and has again. */
  readonly rewritten: number;
  /** What the journal has and memory lacks: appends of which the answer was lost. */
  readonly unseen: readonly JournalEntry[];
}

/**
 * Makes the journal hold what was shown up to `seq`: what it lacks is written again, at the same numbers and under the
 * same keys. Throws {@link JournalParted}, and what the journal throws; then it may be called anew. HEA2 HEA3
 */
export async function heal(
  contestId: string,
  journal: OwnedJournal,
  recent: RecentEntries,
  seq: number,
): Promise<Healed> {
  const written = recent.bySeq();
  const unseen: JournalEntry[] = [];
  let last = recent.firstSeq - 1;
  for await (const entry of journal.entriesAfter(last)) {
    last = entry.seq;
    const own = written.get(entry.seq);
    if (!own) unseen.push(entry);
    else if (own.commandKey !== entry.commandKey || !isSamePlain(own.event, entry.event))
      throw new JournalParted(`another owner wrote event ${entry.seq} of ${contestId}`);
  }
  if (last >= seq) return { rewritten: 0, unseen };
  const missing = recent.after(last);
  if (!missing)
    throw new JournalParted(`the journal of ${contestId} ends at ${last}, and too little is kept`);
  for (const batch of missing) await append(journal, batch);
  return { rewritten: seq - last, unseen };
}

async function append(journal: OwnedJournal, batch: KeptBatch): Promise<void> {
  try {
    await journal.append(batch);
  } catch (error) {
    // An append that was given up has come through after the journal was read: it is read again.
    if (error instanceof CommandKnown) throw new NotSaved("it stands there by now", { cause: error });
    throw error;
  }
}
