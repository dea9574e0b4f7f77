import type { Kysely } from "kysely";
import type { RouteReply } from "../../shared/api.ts";
import { auditEntry } from "../../shared/audit/auditEntry.ts";
import { readEvent } from "../../shared/contest/stored/readEvent.ts";
import type { Tables } from "../db/tables.ts";
import type { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import { type JournalRow, listModeratorRows } from "../queries/journalRows.ts";
import { auditCsv } from "./auditCsv.ts";
import { auditSheet } from "./auditSheet.ts";
import type { Handlers } from "./handler.ts";
import { languageOf } from "./languageOf.ts";
import { writtenSpreadsheet } from "./writtenSpreadsheet.ts";

/** Of a longer journal the newest acts are shown, and that there are more; the journal itself has them all. */
const mostEntries = 5_000;

/** What moderators did, for the contest's organizers alone: the routes' table refuses everybody else. AUD1 AUD3 */
export function auditHandlers({
  db,
  spreadsheets,
}: {
  readonly db: Kysely<Tables>;
  readonly spreadsheets: Spreadsheets;
}): Handlers<"audit" | "auditCsv" | "auditXlsx"> {
  const actsOf = async (contestId: string) =>
    newestActs(await listModeratorRows(db, contestId, mostEntries + 1), mostEntries);
  return {
    audit: ({ contest }) => actsOf(contest.row.id),

    async auditCsv({ contest: { row, state }, response }) {
      response.attachment(`${row.roomCode}-audit.csv`);
      const { entries, more } = await actsOf(row.id);
      return auditCsv(state, entries, more);
    },

    async auditXlsx({ contest: { row, state }, request, response }) {
      const sheet = auditSheet(state, await actsOf(row.id), languageOf(request));
      const bytes = await writtenSpreadsheet(spreadsheets, sheet, "xlsx");
      response.attachment(`${row.roomCode}-audit.xlsx`);
      return bytes;
    },
  };
}

/** At most so many of the acts that are stored so, the newest first, and whether others are left out. AUD2 */
export function newestActs(rows: readonly JournalRow[], most: number): RouteReply["audit"] {
  const entries = rows.slice(0, most).flatMap(({ seq, at, actor, type, version, data }) => {
    const entry = auditEntry(seq, readEvent({ at: at.getTime(), actor, type, version, data }));
    return entry ? [entry] : [];
  });
  return rows.length > most ? { entries, more: true } : { entries };
}
