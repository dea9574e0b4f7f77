import type { ProcessRecord } from "./OwnershipStore.ts";

/** A process that has not said for so long that it is there gets nothing, and may be called stale. */
export const unseenAfterMs = 3_000;
/** Loads are a second old, and contests come in crowds: those who have about as little to do share them. */
const about = { factor: 1.25, load: 20 } as const;

/**
 * The process that had best take a contest which nobody has: seen lately, not draining, of no lower version than `version`,
 * and with about the least to do; among several the contest's id decides, so that all who ask at one time say the same.
 * CLU4
 */
export function fittest(
  processes: readonly ProcessRecord[],
  contestId: string,
  version: number,
): ProcessRecord | null {
  const able = processes.filter(
    (one) => !one.draining && one.unseenMs < unseenAfterMs && one.version >= version,
  );
  const least = Math.min(...able.map(({ load }) => load));
  const ranked = able
    .filter(({ load }) => load <= least * about.factor + about.load)
    .map((process) => ({ process, rank: rankOf(contestId, process.id) }))
    .toSorted((a, b) => b.rank - a.rank);
  return ranked[0]?.process ?? null;
}

/** Spreads evenly (FNV-1a): of a process that leaves, each other one gets a share. */
function rankOf(contestId: string, processId: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${contestId} ${processId}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  // The last characters have hardly moved the high bits.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
