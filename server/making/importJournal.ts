import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { ContestState } from "../../shared/contest/state.ts";
import type { PictureId } from "../../shared/pictures.ts";
import { picturesOfCards } from "../../shared/writtenPictures.ts";
import { resultsOf } from "../contests/resultsOf.ts";
import type { Tables } from "../db/tables.ts";
import { isDataException } from "../db/violations.ts";
import { writeResults } from "../journal/writeResults.ts";
import { PictureRefused } from "../media/PictureRefused.ts";
import { Refused } from "../ops/Refused.ts";
import { insertImportedContest, insertImportedEvents, setLastAlive } from "../queries/importedContest.ts";
import { insertPictures, TooManyPictures } from "../queries/media.ts";
import { FollowedJournal, type FollowedLine } from "./FollowedJournal.ts";
import { readJournalPicture } from "./readJournalPicture.ts";

export interface ImportedJournal {
  readonly roomCode: string;
  readonly title: string;
  readonly phase: ContestState["phase"];
  readonly events: number;
  readonly pictures: number;
  /** Pictures that its texts name and that the file did not hold, or that are none. */
  readonly missing: readonly PictureId[];
}

const rowsPerInsert = 500;

/**
 * Makes a contest of a journal that was given out elsewhere, with its history, standings and results: under an id of its own,
 * and under another room code where that one is taken. Its PINs are unknown, since no file holds them. Throws {@link Refused},
 * which names the line, and then nothing was made. OPS10 OPS11
 */
export async function importJournal(
  db: Kysely<Tables>,
  lines: AsyncIterable<string>,
  ownerAccountId: string,
): Promise<ImportedJournal> {
  const contestId = randomUUID();
  const journal = new FollowedJournal(contestId);
  const unreadable = new Set<PictureId>();
  const roomCode = await db
    .transaction()
    .execute((trx) => writeAll(trx, journal, lines, ownerAccountId, unreadable))
    .catch((error: unknown) => {
      throw asRefused(error, journal.line);
    });
  const { state, events, pictures } = journal.finished();
  // What reports read is a projection, as after any end. RUN11
  const results = resultsOf(state, events);
  if (results) await writeResults(db, firstEpoch, results);
  const missing = [...picturesOfCards(state)].filter((id) => unreadable.has(id) || !pictures.has(id));
  const kept = pictures.size - unreadable.size;
  return { roomCode, title: state.title, phase: state.phase, events, pictures: kept, missing };
}

/** Of a contest that nobody has opened yet. */
const firstEpoch = 0;

async function writeAll(
  trx: Transaction<Tables>,
  journal: FollowedJournal,
  lines: AsyncIterable<string>,
  ownerAccountId: string,
  unreadable: Set<PictureId>,
): Promise<string> {
  let waiting: Extract<FollowedLine, { kind: "event" }>[] = [];
  let roomCode = "";
  const write = async () => {
    if (waiting.length === 0) return;
    await insertImportedEvents(trx, journal.contestId, waiting);
    waiting = [];
  };
  for await (const text of lines) {
    const line = journal.follow(text);
    switch (line.kind) {
      case "created":
        roomCode = await insertImportedContest(trx, { ...line, ownerAccountId });
        waiting.push({ ...line, kind: "event", data: { ...line.data, roomCode } });
        break;
      case "event":
        waiting.push(line);
        if (waiting.length >= rowsPerInsert) await write();
        break;
      case "picture": {
        const picture = await readJournalPicture(line.picture);
        if (picture) await insertPictures(trx, journal.contestId, [picture]);
        else unreadable.add(line.picture.picture);
        break;
      }
      case "last":
        await write();
        break;
    }
  }
  const { lastAt } = journal.finished();
  await setLastAlive(trx, journal.contestId, lastAt);
  return roomCode;
}

function asRefused(error: unknown, line: number): unknown {
  if (error instanceof TooManyPictures)
    return new Refused("The journal holds more pictures than a contest may have.");
  if (error instanceof PictureRefused)
    return new Refused("The journal holds pictures, and this machine cannot read any. Nothing was imported.");
  if (isDataException(error))
    return new Refused(
      `Line ${line} or one before it holds a text that cannot be stored. Nothing was imported.`,
    );
  return error;
}
