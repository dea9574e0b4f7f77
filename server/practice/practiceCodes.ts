import { roomCodeAlphabet } from "../../shared/ids.ts";
import { longCodeLength, randomLongCode } from "../auth/random.ts";
import { highestSlot } from "../cluster/slotPath.ts";

const base = roomCodeAlphabet.length;
const slotLetters = 2;
/** Never of a room code's length, so that it never takes a contest's. */
const named = new RegExp(`^[${roomCodeAlphabet}]{${slotLetters + longCodeLength}}$`);

/** Nobody types or guesses it. Of one of several processes it begins with two letters that name its slot. PRA3 WAY11 */
export function randomPracticeCode(slot: number | null): string {
  return slot === null
    ? randomLongCode()
    : `${letter(Math.floor(slot / base))}${letter(slot % base)}${randomLongCode()}`;
}

/** The slot of the process in whose memory this practice is or was; null: the code names none. */
export function slotOfPracticeCode(code: string): number | null {
  if (!named.test(code)) return null;
  const slot = roomCodeAlphabet.indexOf(code.charAt(0)) * base + roomCodeAlphabet.indexOf(code.charAt(1));
  return slot >= 1 && slot <= highestSlot ? slot : null;
}

function letter(index: number): string {
  return roomCodeAlphabet.charAt(index);
}
