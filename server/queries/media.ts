import { type Kysely, sql, type Transaction } from "kysely";
import { type PictureId, pictureLimits, type StoredPicture } from "../../shared/pictures.ts";
import type { MediaTable, Tables } from "../db/tables.ts";

/** A picture with its bytes, as they are kept. */
export interface PictureWithContent extends StoredPicture {
  readonly content: Uint8Array;
}

/** The contest would hold more pictures, or heavier ones, than it may. MED4 */
export class TooManyPictures extends Error {
  override readonly name = "TooManyPictures";
}

/** Keeps pictures of a contest whose row is there; what it has already stays as it is. Throws {@link TooManyPictures}. */
export async function insertPictures(
  trx: Transaction<Tables>,
  contestId: string,
  pictures: readonly PictureWithContent[],
): Promise<void> {
  await lockPictures(trx, contestId);
  for (const { id, type, width, height, bytes, content } of pictures)
    await trx
      .insertInto("media")
      .values({
        contest_id: contestId,
        id,
        type,
        width,
        height,
        byte_count: bytes,
        bytes: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      })
      .onConflict((conflict) => conflict.columns(["contest_id", "id"]).doNothing())
      .execute();
  await checkRoom(trx, contestId);
}

/** Gives a contest those of these pictures that another one holds. Throws {@link TooManyPictures}. */
export async function copyMedia(
  trx: Transaction<Tables>,
  { from, to, ids }: { readonly from: string; readonly to: string; readonly ids: readonly PictureId[] },
): Promise<void> {
  await lockPictures(trx, to);
  await sql`
    insert into media (contest_id, id, type, width, height, byte_count, bytes)
    select ${to}, id, type, width, height, byte_count, bytes from media
    where contest_id = ${from} and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    on conflict (contest_id, id) do nothing
  `.execute(trx);
  await checkRoom(trx, to);
}

/** Of these pictures those that the contest holds. */
export async function listKnownPictures(
  db: Kysely<Tables>,
  contestId: string,
  ids: readonly PictureId[],
): Promise<readonly PictureId[]> {
  const rows = await db
    .selectFrom("media")
    .select("id")
    .where("contest_id", "=", contestId)
    .where(sql<boolean>`id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`)
    .execute();
  return rows.map(({ id }) => id);
}

export async function findPicture(
  db: Kysely<Tables>,
  contestId: string,
  id: PictureId,
): Promise<PictureWithContent | undefined> {
  const row = await db
    .selectFrom("media")
    .select([...told, "bytes"])
    .where("contest_id", "=", contestId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { ...toPicture(row), content: row.bytes };
}

/** What is known of a picture with exactly these bytes, whichever contest holds it. */
export async function findPictureByContent(
  db: Kysely<Tables>,
  id: PictureId,
  content: Uint8Array,
): Promise<StoredPicture | undefined> {
  const row = await db
    .selectFrom("media")
    .select(told)
    .where("id", "=", id)
    .where("bytes", "=", Buffer.from(content.buffer, content.byteOffset, content.byteLength))
    .limit(1)
    .executeTakeFirst();
  return row && toPicture(row);
}

/** The pictures of a contest, the oldest first, without their bytes. */
export async function listPictures(db: Kysely<Tables>, contestId: string): Promise<readonly StoredPicture[]> {
  const rows = await db
    .selectFrom("media")
    .select(told)
    .where("contest_id", "=", contestId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(toPicture);
}

const told = ["id", "type", "width", "height", "byte_count"] as const;

function toPicture({
  id,
  type,
  width,
  height,
  byte_count,
}: Pick<MediaTable, (typeof told)[number]>): StoredPicture {
  return { id, type, width, height, bytes: byte_count };
}

/** Two who give a contest pictures at once are counted one after the other. */
async function lockPictures(trx: Transaction<Tables>, contestId: string): Promise<void> {
  await trx.selectFrom("contest").select("id").where("id", "=", contestId).forNoKeyUpdate().execute();
}

async function checkRoom(trx: Transaction<Tables>, contestId: string): Promise<void> {
  const { pictures, bytes } = await trx
    .selectFrom("media")
    .select((eb) => [eb.fn.countAll<number>().as("pictures"), eb.fn.sum<number>("byte_count").as("bytes")])
    .where("contest_id", "=", contestId)
    .executeTakeFirstOrThrow();
  const { perContest } = pictureLimits;
  if (pictures > perContest.pictures || (bytes ?? 0) > perContest.bytes) throw new TooManyPictures();
}
