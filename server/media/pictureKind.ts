export type PictureKind = "png" | "jpeg" | "gif" | "webp";

/** What a file is by its first bytes, whatever it is called; null: none of the kinds that are read. MED2 */
export function pictureKindOf(bytes: Uint8Array): PictureKind | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 12)).toString("latin1");
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  if (/^GIF8[79]a/u.test(start)) return "gif";
  return /^RIFF[\s\S]{4}WEBP$/u.test(start) ? "webp" : null;
}
