import type { Kysely } from "kysely";
import {
  picturesNamed,
  withPicturesApart,
  withPicturesInside,
  withPicturesNamed,
  withTexts,
} from "../../shared/contestFile/pictures.ts";
import type { FileProblem } from "../../shared/contestFile/problems.ts";
import { fileProblem } from "../../shared/contestFile/problems.ts";
import { quote } from "../../shared/contestFile/quote.ts";
import type { Tables } from "../db/tables.ts";
import { PictureRefused } from "../media/PictureRefused.ts";
import { preparePicture } from "../media/pictures.ts";
import type { PictureWithContent } from "../queries/media.ts";
import type { NewContent } from "./makeContest.ts";

export interface TakenPictures<Content extends NewContent> {
  /** As it was, with its pictures called by their ids; they are no part of it any more. */
  readonly content: Content;
  readonly pictures: readonly PictureWithContent[];
  /** Pictures that cannot be read. */
  readonly warnings: readonly FileProblem[];
}

const longestText = 20_000;

/**
 * The pictures that a document's texts show, as they will be kept, and those that stood in the texts themselves. One that cannot be read stands
 * in its text as before, where it has room there. Throws `PictureRefused` where this machine takes none. FIL20
 */
export async function takePictures<Content extends NewContent>(
  db: Kysely<Tables>,
  document: Content,
): Promise<TakenPictures<Content>> {
  const apart = withPicturesApart(document);
  const { media } = apart;
  const pictures = new Map<string, PictureWithContent>();
  const unreadable = new Set<string>();
  for (const [name] of picturesNamed(apart)) {
    const picture = Object.hasOwn(media, name) ? media[name] : undefined;
    if (!picture) continue;
    try {
      pictures.set(name, await preparePicture(db, Buffer.from(picture.base64, "base64")));
    } catch (error) {
      if (!(error instanceof PictureRefused) || !isOfThisPicture(error)) throw error;
      unreadable.add(name);
    }
  }
  const leftInside = Object.fromEntries(Object.entries(media).filter(([name]) => unreadable.has(name)));
  const content = withTexts(apart, (text) => {
    const named = withPicturesNamed(text, media, (name) => pictures.get(name)?.id ?? null);
    const whole = withPicturesInside(named, leftInside);
    return whole.length <= longestText ? whole : named;
  });
  const warnings = [...unreadable].map((name) =>
    fileProblem("picture_unreadable", { name: quote(name) }, { path: `media.${quote(name)}` }),
  );
  return { content: { ...content, media: {} }, pictures: [...pictures.values()], warnings };
}

function isOfThisPicture({ code }: PictureRefused): boolean {
  return code === "picture_unreadable" || code === "picture_too_large";
}
