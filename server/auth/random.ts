import { randomInt } from "node:crypto";
import { pinLength, roomCodeAlphabet, roomCodeLength } from "../../shared/ids.ts";

export const longCodeLength = 16;

export function randomRoomCode(): string {
  return randomText(roomCodeAlphabet, roomCodeLength);
}

/** Nobody types or guesses it; longer than a room code. */
export function randomLongCode(): string {
  return randomText(roomCodeAlphabet, longCodeLength);
}

export function randomPin(): string {
  return randomText("0123456789", pinLength);
}

export function randomSeatId(): string {
  return randomText("0123456789abcdefghijklmnopqrstuvwxyz", 10);
}

/** The secret of a link that is printed once and may have to be typed: a hundred bits. */
export function randomLinkSecret(): string {
  return randomText(roomCodeAlphabet, 20);
}

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}
