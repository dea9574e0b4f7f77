import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomFillSync,
} from "node:crypto";
import type { Mark } from "./marks.ts";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
const contentBytes = 16;
/** A chance for each alone would cost as much as the sealing. */
const noncesAtOnce = 512;

/**
 * Makes marks as clients carry them: unreadable to them, since sequence numbers count hidden acts; valid only with the key
 * and for their contest; always another one, and always of the same length. Each change that somebody is shown takes one.
 */
export class MarkSeal {
  /** Bytes would be made into a key for every mark, which takes three times as long. */
  readonly #key: KeyObject;
  readonly #nonces = Buffer.alloc(noncesAtOnce * nonceBytes);
  #used = noncesAtOnce;

  /** `key`: 32 bytes. */
  constructor(key: Uint8Array) {
    this.#key = createSecretKey(key);
  }

  seal(contestId: string, { epoch, seq }: Mark): string {
    const content = Buffer.alloc(contentBytes);
    content.writeDoubleBE(epoch, 0);
    content.writeDoubleBE(seq, 8);
    const nonce = this.#nextNonce();
    const cipher = createCipheriv(algorithm, this.#key, nonce, { authTagLength: tagBytes });
    cipher.setAAD(Buffer.from(contestId));
    return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]).toString(
      "base64url",
    );
  }

  /** Null: not a mark of this contest, or not made with this key. */
  open(contestId: string, sealed: string): Mark | null {
    const bytes = Buffer.from(sealed, "base64url");
    if (bytes.length !== nonceBytes + contentBytes + tagBytes) return null;
    try {
      const cipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, nonceBytes), {
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

  #nextNonce(): Uint8Array {
    if (this.#used === noncesAtOnce) {
      randomFillSync(this.#nonces);
      this.#used = 0;
    }
    const from = this.#used * nonceBytes;
    this.#used += 1;
    return this.#nonces.subarray(from, from + nonceBytes);
  }
}
