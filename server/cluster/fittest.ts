import type { ProcessRecord } from "./OwnershipStore.ts";

/** A process that has not said for so long that it is there gets nothing, and may be called stale. */
export const unseenAfterMs = 3_000;
/** Loads are a second old, and contests come in crowds: those who have about as little to do share them. */
const about = { factor: 1.25, load: 20 } as const;

/**
 * The process that had best take a contest which nobody has: seen lately, not draining, of no lower version than the first of
 * `versions` or, where there is none, the next, and with about the least to do; among several the contest's id decides, so
 * that all who ask at one time say the same. One that does not listen yet has nothing to do, and is asked only where no
 * other could be, of whichever of these versions. CLU4 CLU17
 */
export function fittest(
  processes: readonly ProcessRecord[],
  contestId: string,
  ...versions: readonly number[]
): ProcessRecord | null {
  const staying = processes.filter((one) => !one.draining && one.unseenMs < unseenAfterMs);
  const listening = staying.filter(({ starting }) => !starting);
  for (const some of [listening, staying])
    for (const version of versions) {
      const able = some.filter((one) => one.version >= version);
      if (able.length > 0) return leastBusy(able, contestId);
    }
  return null;
}

function leastBusy(able: readonly ProcessRecord[], contestId: string): ProcessRecord | null {
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
