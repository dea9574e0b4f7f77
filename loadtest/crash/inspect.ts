import { loadContest } from "../../server/contests/loadContest.ts";
import { snapshotVersion } from "../../server/journal/snapshotVersion.ts";
import { SqlJournal } from "../../server/journal/sqlJournal.ts";
import { findContestByCode } from "../../server/queries/contests.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { RunDatabase } from "../runDatabase.ts";
import { runSeal } from "../seal.ts";
import * as compare from "./compare.ts";
import type { Findings } from "./findings.ts";
import { type JournalRow, readJournalRows, readResultRows } from "./journalRows.ts";
import type { Told } from "./live.ts";
import { accountOf } from "./plainAccount.ts";
import { replayJournal } from "./replayJournal.ts";

export interface Inspected {
  /** What a replay of the whole journal leads to. */
  readonly state: ContestState;
  readonly events: number;
  /** The sequence number of the snapshot that the next start will use; 0 for none. */
  readonly snapshotSeq: number;
}

/**
 * Reads the contest's journal while nothing is written, and holds against it all that its clients were ever told. `asShown`
 * says under which epoch each entry was shown first, where that is not the journal's: a heal writes it under a later one.
 */
export async function inspect(
  database: Pick<RunDatabase, "open">,
  match: Told,
  findings: Findings,
  asShown = (rows: readonly JournalRow[]): readonly JournalRow[] => rows,
): Promise<Inspected> {
  const opened = await database.open();
  try {
    const contest = await findContestByCode(opened.db, match.roomCode);
    if (!contest) throw new Error(`the contest ${match.roomCode} is gone`);
    const rows = await readJournalRows(opened.db, contest.id);
    const results = await readResultRows(opened.db, contest.id);
    const journal = new SqlJournal(opened.db, runSeal);
    const snapshot = await journal.findSnapshot(contest.id, snapshotVersion);
    const loaded = await loadContest(journal, contest.id);

    const state = await replayJournal(opened.db, contest.id);
    const account = accountOf(asShown(rows));
    const byId = compare.rowsByCommandId(rows);
    findings.add("lost", ...compare.lostCommands(match.answers, byId));
    findings.add("lost", ...compare.lostSeats(match.seats, state));
    findings.add("refused", ...compare.refusedWithEffect(match.answers, byId));
    findings.add("doubled", ...compare.doubledCommands(byId), ...compare.brokenOrder(rows));
    findings.add("owners", ...compare.fallenEpochs(rows));
    for (const { who, log } of match.publicLogs)
      findings.add("gone", ...compare.goneStates(who, log, account));
    findings.add("replay", ...compare.liveDifferences(match.live, state));
    findings.add("snapshot", ...compare.stateDifferences("snapshot and tail", loaded.state, state));
    findings.add("account", ...compare.accountDifferences(state, results, account));
    return { state, events: rows.length, snapshotSeq: snapshot?.seq ?? 0 };
  } finally {
    await opened.close();
  }
}
