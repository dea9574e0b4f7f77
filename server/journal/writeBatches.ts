import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { isDataException, violatesUnique } from "../db/violations.ts";
import { insertBatches } from "./insertBatches.ts";
import {
  BatchRefused,
  CommandKnown,
  EpochFenced,
  type JournalBatch,
  NothingBefore,
  SequenceTaken,
} from "./journal.ts";
import type { Seal } from "./seal.ts";

/**
 * Writes batches of different contests: together, and whoever was kept out alone, for one that collides or cannot be
 * stored keeps all others out. For each whether it is committed, else what `Journal.append` says of it; rejects when the
 * database failed, and then nobody knows what became of any of them.
 */
export async function writeBatches(
  db: Kysely<Tables>,
  seal: Seal,
  batches: readonly JournalBatch[],
): Promise<readonly PromiseSettledResult<void>[]> {
  const written = batches.length === 1 ? new Set() : await writeTogether(db, seal, batches);
  return Promise.allSettled(
    batches.map(async (batch) => {
      if (!written.has(batch.contestId)) await writeOne(db, seal, batch);
    }),
  );
}

async function writeTogether(
  db: Kysely<Tables>,
  seal: Seal,
  batches: readonly JournalBatch[],
): Promise<ReadonlySet<string>> {
  try {
    return await insertBatches(db, seal, batches);
  } catch (error) {
    if (isCollision(error) || isDataException(error)) return new Set();
    throw error;
  }
}

async function writeOne(db: Kysely<Tables>, seal: Seal, batch: JournalBatch): Promise<void> {
  try {
    const written = await insertBatches(db, seal, [batch]);
    if (written.has(batch.contestId)) return;
  } catch (error) {
    if (isDataException(error))
      throw new BatchRefused("the events do not fit the database", { cause: error });
    if (!isCollision(error)) throw error;
  }
  throw await refusalOf(db, batch);
}

/**
 * Why nothing was written. Asked afterwards and in a fixed order, because the insert cannot tell: the retry of a
 * committed command collides in two indexes, and PostgreSQL names either.
 */
async function refusalOf(
  db: Kysely<Tables>,
  { contestId, epoch, firstSeq, commandKey }: JournalBatch,
): Promise<Error> {
  const owner = await db
    .selectFrom("contest_owner")
    .select("epoch")
    .where("contest_id", "=", contestId)
    .executeTakeFirst();
  if (owner?.epoch !== epoch) return new EpochFenced(contestId, owner?.epoch ?? null);
  const stored = db.selectFrom("event").select("seq").where("contest_id", "=", contestId);
  const known = await stored.where("command_key", "=", commandKey).limit(1).executeTakeFirst();
  if (commandKey !== null && known) return new CommandKnown(commandKey);
  const taken = await stored.where("seq", ">=", firstSeq).limit(1).executeTakeFirst();
  return taken
    ? new SequenceTaken(`${contestId} at ${firstSeq}`)
    : new NothingBefore(`Nothing stands in the journal of ${contestId} before ${firstSeq}`);
}

function isCollision(error: unknown): boolean {
  return violatesUnique(error, "event_pkey") || violatesUnique(error, "event_command_key");
}
