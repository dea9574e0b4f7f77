import type { Kysely } from "kysely";
import { type AuditEntry, auditEntry } from "../../shared/audit/auditEntry.ts";
import { readEvent } from "../../shared/contest/stored/readEvent.ts";
import type { Tables } from "../db/tables.ts";
import { listModeratorRows } from "../queries/journalRows.ts";
import { auditCsv } from "./auditCsv.ts";
import type { Handlers } from "./handler.ts";

/** Of a longer journal the newest acts are shown; the journal itself has them all. */
const mostEntries = 5_000;

/** What moderators did, for the contest's organizers alone: the routes' table refuses everybody else. AUD1 AUD3 */
export function auditHandlers({ db }: { readonly db: Kysely<Tables> }): Handlers<"audit" | "auditCsv"> {
  const entriesOf = async (contestId: string): Promise<readonly AuditEntry[]> => {
    const rows = await listModeratorRows(db, contestId, mostEntries);
    return rows.flatMap(({ seq, at, actor, type, version, data }) => {
      const entry = auditEntry(seq, readEvent({ at: at.getTime(), actor, type, version, data }));
      return entry ? [entry] : [];
    });
  };
  return {
    audit: async ({ contest }) => ({ entries: await entriesOf(contest.row.id) }),

    async auditCsv({ contest: { row, state }, response }) {
      response.attachment(`${row.roomCode}-audit.csv`);
      return auditCsv(state, await entriesOf(row.id));
    },
  };
}
