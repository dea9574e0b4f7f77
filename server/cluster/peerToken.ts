import { isSameSecret } from "../auth/sameSecret.ts";

/** What processes of one service show each other. `key`: of `Keys.peers`. */
export function peerToken(key: Uint8Array): string {
  return Buffer.from(key).toString("base64url");
}

/** Whether a request shows that it comes from a process of the same service. */
export function isPeer(key: Uint8Array, authorization: string | undefined): boolean {
  return isSameSecret(authorization ?? "", `Bearer ${peerToken(key)}`);
}
