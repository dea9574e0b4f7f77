import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { EventLine, LastLine, PictureLine } from "../making/journalFile.ts";
import { type JournalRow, listJournalRows } from "../queries/journalRows.ts";
import { findPicture, listPictures } from "../queries/media.ts";

const rowsPerRead = 500;

/**
 * A contest's journal as it is stored, a line of JSON for each event, also what this program cannot read, then its pictures,
 * one at a time. PINs are left out, and so are the ids of commands: who has them can take a seat. RUN18 OPS9
 */
export async function* journalLines(db: Kysely<Tables>, contestId: string): AsyncIterable<string> {
  let events = 0;
  for (let after = 0; ; ) {
    const rows = await listJournalRows(db, contestId, after, rowsPerRead);
    yield rows.map(lineOf).join("");
    events += rows.length;
    if (rows.length < rowsPerRead) break;
    after = rows.at(-1)?.seq ?? after;
  }
  // After the events, so that whatever they name is there.
  const pictures = await listPictures(db, contestId);
  for (const { id, type, width, height } of pictures) {
    const content = (await findPicture(db, contestId, id))?.content ?? Buffer.of();
    yield written<PictureLine>({
      picture: id,
      type,
      width,
      height,
      base64: Buffer.from(content).toString("base64"),
    });
  }
  yield written<LastLine>({ events, pictures: pictures.length });
}

function lineOf({ seq, at, actor, type, version, data }: JournalRow): string {
  return written<EventLine>({ seq, at: at.toISOString(), actor, type, version, data });
}

function written<Line>(line: Line): string {
  return `${JSON.stringify(line, (key, value: unknown) => (key === "pin" ? undefined : value))}\n`;
}
