/** Numbers from 0 up to and without 1. */
export type Random = () => number;

/** The same seed gives the same numbers. */
export function seededRandom(seed: number): Random {
  let count = seed;
  return () => {
    count = (count + STRIDE) >>> 0;
    return scramble(count) / 2 ** 32;
  };
}

/** A seed for the nth of many that share one: neighbours have nothing in common. */
export function seedOf(seed: number, nth: number): number {
  return scramble((scramble(seed) + Math.imul(nth + 1, STRIDE)) >>> 0);
}

/** Odd, so that every number of 32 bits comes once before one comes again. */
const STRIDE = 0x9e3779b9;

/** Every bit of the number decides about every other. */
function scramble(number: number): number {
  let mixed = number;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
