import { createHash, timingSafeEqual } from "node:crypto";

/** What processes of one service show each other. `key`: of `Keys.peers`. */
export function peerToken(key: Uint8Array): string {
  return Buffer.from(key).toString("base64url");
}

/** Compared in a time that says nothing of where they differ. */
export function isPeer(key: Uint8Array, authorization: string | undefined): boolean {
  return timingSafeEqual(hashOf(authorization ?? ""), hashOf(`Bearer ${peerToken(key)}`));
}

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
