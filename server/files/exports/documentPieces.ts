import type { ContestDocument } from "../../../shared/contestFile/ContestDocument.ts";
import { picturesNamed } from "../../../shared/contestFile/pictures.ts";

/** A picture as a document holds it. */
export interface PictureBytes {
  readonly type: "image/png" | "image/jpeg" | "image/gif" | "image/webp";
  readonly content: Uint8Array;
}

/**
 * A contest's document as JSON, with the pictures that its texts show, each read only when the one before it was sent: no more than one is held.
 * A picture that the contest does not have is left out. FIL20 FIL21
 */
export async function* documentPieces(
  document: ContestDocument,
  findPicture: (name: string) => Promise<PictureBytes | undefined>,
): AsyncGenerator<string> {
  const { media: _, ...rest } = document;
  yield `${JSON.stringify(rest).slice(0, -1)},"media":{`;
  let separator = "";
  for (const [name] of picturesNamed(document)) {
    const picture = await findPicture(name);
    if (!picture) continue;
    const { buffer, byteOffset, byteLength } = picture.content;
    const base64 = Buffer.from(buffer, byteOffset, byteLength).toString("base64");
    yield `${separator}${JSON.stringify(name)}:${JSON.stringify({ type: picture.type, alt: "", base64 })}`;
    separator = ",";
  }
  yield "}}";
}
