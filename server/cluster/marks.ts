import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** How far a client has seen a contest. */
export interface Mark {
  readonly epoch: number;
  /** Of the last event that what was shown counts. */
  readonly seq: number;
}

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
const contentBytes = 16;

/**
 * The mark as clients carry it: unreadable to them, since sequence numbers count hidden acts; valid only with the key and
 * for this contest; always of the same length. `key`: 32 bytes.
 */
export function sealMark(key: Uint8Array, contestId: string, { epoch, seq }: Mark): string {
  const content = Buffer.alloc(contentBytes);
  content.writeDoubleBE(epoch, 0);
  content.writeDoubleBE(seq, 8);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(contestId));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]).toString(
    "base64url",
  );
}

/** Null: not a mark of this contest, or not made here. */
export function openMark(key: Uint8Array, contestId: string, sealed: string): Mark | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length !== nonceBytes + contentBytes + tagBytes) return null;
  try {
    const cipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    cipher.setAAD(Buffer.from(contestId));
    cipher.setAuthTag(bytes.subarray(-tagBytes));
    const content = Buffer.concat([cipher.update(bytes.subarray(nonceBytes, -tagBytes)), cipher.final()]);
    return { epoch: content.readDoubleBE(0), seq: content.readDoubleBE(8) };
  } catch {
    return null;
  }
}
