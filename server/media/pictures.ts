import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { type PictureId, pictureLimits, type StoredPicture } from "../../shared/pictures.ts";
import type { Tables } from "../db/tables.ts";
import {
  copyMedia,
  findPicture,
  findPictureByContent,
  insertPictures,
  listKnownPictures,
  listPictures,
  type PictureWithContent,
  TooManyPictures,
} from "../queries/media.ts";
import { PictureRefused } from "./PictureRefused.ts";
import { reencode } from "./reencode.ts";

/*
 * A contest holds its pictures from before the first event that names them until it is deleted for good: a picture is
 * never taken away, since any version of a text in the journal may name it. MED4
 */

/** A file as it would be kept: what was kept before is not written anew a second time. Throws {@link PictureRefused}. MED1 */
export async function preparePicture(db: Kysely<Tables>, bytes: Uint8Array): Promise<PictureWithContent> {
  if (bytes.length <= pictureLimits.storedBytes) {
    const known = await findPictureByContent(db, pictureId(bytes), bytes);
    if (known) return { ...known, content: bytes };
  }
  const { content, ...picture } = await reencode(bytes);
  return { ...picture, id: pictureId(content), bytes: content.length, content };
}

/** Keeps pictures of a contest that is there, all or none. Throws {@link PictureRefused}. */
export async function keepPictures(
  db: Kysely<Tables>,
  contestId: string,
  pictures: readonly PictureWithContent[],
): Promise<void> {
  await fitting(() => db.transaction().execute((trx) => insertPictures(trx, contestId, pictures)));
}

/** Keeps a file as a picture of a contest that is there. Throws {@link PictureRefused}. */
export async function storePicture(
  db: Kysely<Tables>,
  contestId: string,
  bytes: Uint8Array,
): Promise<PictureId> {
  const picture = await preparePicture(db, bytes);
  await keepPictures(db, contestId, [picture]);
  return picture.id;
}

/** Gives a contest that is there pictures of another one; without `ids` all. Throws {@link PictureRefused}. */
export async function copyPictures(
  db: Kysely<Tables>,
  fromContestId: string,
  toContestId: string,
  ids?: readonly PictureId[],
): Promise<void> {
  const wanted = ids ?? (await listPictures(db, fromContestId)).map(({ id }) => id);
  if (wanted.length === 0) return;
  const copied = { from: fromContestId, to: toContestId, ids: wanted };
  await fitting(() => db.transaction().execute((trx) => copyMedia(trx, copied)));
}

export async function readPicture(
  db: Kysely<Tables>,
  contestId: string,
  id: PictureId,
): Promise<PictureWithContent | undefined> {
  return findPicture(db, contestId, id);
}

/** Whether the contest holds all of these. MED6 */
export async function holdsPictures(
  db: Kysely<Tables>,
  contestId: string,
  ids: readonly PictureId[],
): Promise<boolean> {
  return (await listKnownPictures(db, contestId, ids)).length === new Set(ids).size;
}

/** Without their bytes, the oldest first. */
export async function picturesOfContest(
  db: Kysely<Tables>,
  contestId: string,
): Promise<readonly StoredPicture[]> {
  return listPictures(db, contestId);
}

/** MED1 */
function pictureId(content: Uint8Array): PictureId {
  return createHash("sha256").update(content).digest("hex").slice(0, 32);
}

async function fitting<T>(keep: () => Promise<T>): Promise<T> {
  try {
    return await keep();
  } catch (error) {
    throw error instanceof TooManyPictures ? new PictureRefused("pictures_full", { cause: error }) : error;
  }
}
