import { createHash } from "node:crypto";
import { pictureLimits } from "../../shared/pictures.ts";
import { PictureRefused } from "../media/PictureRefused.ts";
import { pictureKindOf } from "../media/pictureKind.ts";
import { reencode } from "../media/reencode.ts";
import type { PictureWithContent } from "../queries/media.ts";
import type { PictureLine } from "./journalFile.ts";

/**
 * A picture of a journal's file as it is kept: with the bytes it has, since its name follows from them. It must be one, and of
 * the size that servers keep; null for anything else. Throws `PictureRefused` where this machine reads none. OPS10
 */
export async function readJournalPicture({
  picture,
  type,
  width,
  height,
  base64,
}: PictureLine): Promise<PictureWithContent | null> {
  const content = Buffer.from(base64, "base64");
  const name = createHash("sha256").update(content).digest("hex").slice(0, 32);
  const isNamed = name === picture && type === `image/${pictureKindOf(content)}`;
  if (!isNamed || content.length > pictureLimits.storedBytes) return null;
  try {
    await reencode(content); // throws for what is none
    return { id: picture, type, width, height, bytes: content.length, content };
  } catch (error) {
    if (error instanceof PictureRefused && error.code === "picture_unreadable") return null;
    throw error;
  }
}
