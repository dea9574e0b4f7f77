import { isDeepStrictEqual } from "node:util";
import type { JournalRow } from "../crash/journalRows.ts";

/** What a replica lacks of one contest's journal. */
export interface Lacking {
  /** The last that it has. */
  readonly heirSeq: number;
  /** What it lacks, and clients were shown. */
  readonly shown: readonly JournalRow[];
  /** What it lacks, and nobody was told of. */
  readonly untold: readonly JournalRow[];
}

/** `shownSeq`: how far the contest was shown to anybody. */
export function lackingOf(rows: readonly JournalRow[], heirSeq: number, shownSeq: number): Lacking {
  const lacking = rows.filter(({ seq }) => seq > heirSeq);
  return {
    heirSeq,
    shown: lacking.filter(({ seq }) => seq <= shownSeq),
    untold: lacking.filter(({ seq }) => seq > shownSeq),
  };
}

/** What was shown and lacked, and does not stand again at its number, as it was, under a later epoch. HEA2 */
export function unhealed({ shown }: Lacking, journal: readonly JournalRow[]): readonly string[] {
  return shown.flatMap((row) => {
    const now = journal[row.seq - 1];
    if (now && isSameEntry(row, now) && now.epoch > row.epoch) return [];
    return [`entry ${row.seq}, ${row.type} of epoch ${row.epoch}, is ${now ? describe(now) : "gone"}`];
  });
}

/** Where a replica tells something else than its primary, as far as it goes. */
export function parted(primary: readonly JournalRow[], replica: readonly JournalRow[]): readonly string[] {
  return replica.flatMap((row, index) => {
    const theirs = primary[index];
    return theirs && isSameEntry(row, theirs) && row.epoch === theirs.epoch
      ? []
      : [`the replica's entry ${row.seq} is not the primary's`];
  });
}

function isSameEntry({ epoch: _, ...one }: JournalRow, { epoch: __, ...other }: JournalRow): boolean {
  return isDeepStrictEqual(one, other);
}

function describe({ type, epoch, commandKey }: JournalRow): string {
  return `${type} of epoch ${epoch} (${commandKey})`;
}
