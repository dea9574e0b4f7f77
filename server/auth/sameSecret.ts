import { createHash, timingSafeEqual } from "node:crypto";

/** Whether a secret was given, compared in a time that says neither where they differ nor how long the expected one is. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(hashOf(given), hashOf(expected));
}

/** Of one length, whatever was given. */
function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
