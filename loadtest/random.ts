/** A seeded source of chance (mulberry32): the same seed throws the same dice. Every bot has its own. */
export interface Random {
  /** At least 0, less than 1. */
  fraction(): number;
  /** A whole number, at least 0, less than `below`. */
  below(below: number): number;
  /** Throws for an empty list. */
  pick<T>(list: readonly T[]): T;
  /** An id as clients make them: `CommandId`. */
  id(): string;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    pick: (list) => {
      const index = below(list.length);
      if (index >= list.length) throw new RangeError("nothing to pick from");
      return list[index] as (typeof list)[number]; // the index is within the list
    },
    id: () => Array.from({ length: 24 }, () => below(36).toString(36)).join(""),
  };
}
