import type { AuditEntry } from "../../shared/audit/auditEntry.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { auditRows, auditWords } from "./auditRows.ts";
import { safeCsv } from "./safeCsv.ts";

/** The acts of moderators as CSV, in the contest's language; `more`: earlier ones are left out, which its last row says. AUD2 */
export function auditCsv(
  contest: Pick<ContestState, "language" | "teams" | "board">,
  entries: readonly AuditEntry[],
  more = false,
): string {
  const rows = auditRows(contest, entries, more, auditWords[contest.language]);
  return safeCsv(rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : cell))));
}
