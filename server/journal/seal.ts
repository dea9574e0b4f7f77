import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps PINs in the database so that only who has the key reads them. */
export interface Seal {
  /** Another text each time. */
  close(contestId: string, text: string): string;
  /** Null for what another key closed. What was never closed, by versions before there were seals, is itself. */
  open(contestId: string, text: string): string | null;
}

export const sealKeyBytes = 32;

const mark = "sealed1.";
const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM, with a key for each contest made from this one: what is moved into another contest does not open. STO7 */
export function sealWith(key: Uint8Array): Seal {
  if (key.length !== sealKeyBytes) throw new RangeError(`A key of ${sealKeyBytes} bytes is needed`);
  const keyOf = (contestId: string) =>
    new Uint8Array(hkdfSync("sha256", key, "", `regatta pin ${contestId}`, sealKeyBytes));
  return {
    close(contestId, text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, keyOf(contestId), iv);
      const closed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return mark + Buffer.concat([iv, cipher.getAuthTag(), closed]).toString("base64url");
    },
    open(contestId, text) {
      if (!text.startsWith(mark)) return text;
      const bytes = Buffer.from(text.slice(mark.length), "base64url");
      try {
        const decipher = createDecipheriv(algorithm, keyOf(contestId), bytes.subarray(0, ivBytes));
        decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
        const opened = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
        return opened.toString("utf8");
      } catch {
        return null; // another key's, or changed by somebody
      }
    },
  };
}
