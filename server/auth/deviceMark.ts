import { createHmac, randomBytes } from "node:crypto";
import { isSameSecret } from "./sameSecret.ts";

/** What a browser keeps after a sign-in, so that it can be told from strangers at the next. Worth nothing by itself. */
export function makeDeviceMark(key: Uint8Array, login: string): string {
  const device = randomBytes(16).toString("base64url");
  return `${device}.${sealOf(key, login, device)}`;
}

/** The device that a mark of ours names, for this login; null for any other mark. */
export function readDeviceMark(key: Uint8Array, login: string, mark: string): string | null {
  const [device = "", seal = ""] = mark.split(".");
  return isSameSecret(seal, sealOf(key, login, device)) ? device : null;
}

function sealOf(key: Uint8Array, login: string, device: string): string {
  return createHmac("sha256", key).update(`device ${device} ${login}`).digest("base64url");
}
