import { openMark } from "../../server/cluster/marks.ts";
import type { Contest } from "../cluster/Contest.ts";
import type { JournalRow } from "../crash/journalRows.ts";

/** A contest of the test, and what is known of it beside what its clients were told. */
export class PlayedContest {
  readonly contest: Contest;
  readonly contestId: string;
  readonly #markKey: Uint8Array;
  /** By sequence number: under which epoch an entry was shown that a heal wrote again. */
  readonly #firstEpochs = new Map<number, number>();
  /** Promotions that it has seen. */
  age = 0;

  /** `markKey`: of the service's `Keys`. */
  constructor(contest: Contest, contestId: string, markKey: Uint8Array) {
    this.contest = contest;
    this.contestId = contestId;
    this.#markKey = markKey;
  }

  /** The last entry that any client was shown. */
  get shownSeq(): number {
    const marks = this.contest.marks.map((mark) => openMark(this.#markKey, this.contestId, mark));
    return Math.max(0, ...marks.map((mark) => mark?.seq ?? 0));
  }

  /** These were lacking, and stand again. */
  noteHealed(rows: readonly JournalRow[]): void {
    for (const { seq, epoch } of rows) if (!this.#firstEpochs.has(seq)) this.#firstEpochs.set(seq, epoch);
  }

  /** The journal under the epochs under which it was shown. */
  asShown(journal: readonly JournalRow[]): readonly JournalRow[] {
    return journal.map((row) => ({ ...row, epoch: this.#firstEpochs.get(row.seq) ?? row.epoch }));
  }
}
