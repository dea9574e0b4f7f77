import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type JournalRow, listJournalRows } from "../queries/journalRows.ts";

const rowsPerRead = 500;

/**
 * A contest's journal as it is stored, a line of JSON for each event, also what this program cannot read. PINs are left
 * out, and so are the ids of commands: who has them can take a seat. RUN18
 */
export async function* journalLines(db: Kysely<Tables>, contestId: string): AsyncIterable<string> {
  let after = 0;
  for (;;) {
    const rows = await listJournalRows(db, contestId, after, rowsPerRead);
    yield rows.map(lineOf).join("");
    if (rows.length < rowsPerRead) return;
    after = rows.at(-1)?.seq ?? after;
  }
}

function lineOf({ seq, at, actor, type, version, data }: JournalRow): string {
  const line = { seq, at: at.toISOString(), actor, type, version, data };
  return `${JSON.stringify(line, (key, value: unknown) => (key === "pin" ? undefined : value))}\n`;
}
