import { Readable } from "node:stream";
import type { Response } from "express";

/** Is told how many bytes are kept for an answer alone. */
export type Keep = (bytes: number) => void;

/** So much of an answer waits at a time until its reader takes it. */
export const pieceBytes = 64 * 1024;

/**
 * Answers with these bytes and copies none of them: a class that asks for the same picture shares it. Each piece follows when the one
 * before was taken, so that an answer nobody reads holds one piece, also where what is written is encrypted; bytes that were made for
 * it alone it holds all the same, and whoever made them says so. Who has them already is told so, as by `response.send`. NET10
 */
export function sendBytes(response: Response, bytes: Uint8Array): void {
  const shared = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  tag(response, shared);
  if (shared.length <= pieceBytes || response.req.method === "HEAD" || response.req.fresh) {
    response.send(shared);
    return;
  }
  if (!response.get("Content-Type")) response.type("bin");
  response.set("Content-Length", `${shared.length}`);
  Readable.from(piecesOf(shared)).pipe(response);
}

/** The same, where the texts come one after another: a picture's may be longer than a piece. */
export async function* inPieces(texts: AsyncIterable<string>, keep: Keep): AsyncGenerator<Buffer> {
  for await (const text of texts) {
    const bytes = Buffer.from(text);
    keep(bytes.length);
    yield* piecesOf(bytes);
    keep(0);
  }
}

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

function tag(response: Response, bytes: Buffer): void {
  const tagOf: unknown = response.app.get("etag fn");
  if (!response.get("ETag") && typeof tagOf === "function") response.set("ETag", String(tagOf(bytes)));
}
