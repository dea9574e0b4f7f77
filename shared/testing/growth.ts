/** What takes less is over before a clock can tell by how much. */
const SHORTEST_MS = 8;
const ROUNDS = 3;
/** A text twice as long takes twice as long; four times where each of its places looks at all others. */
export const ABOUT_TWICE = 3;

/**
 * How many times as long work takes of what is twice as large: the most of several doublings, from the smallest size up to the largest. By the
 * processor's time, each the least of some rounds. It ends with the first doubling that is too much.
 */
export function growthOf(work: (size: number) => void, largest: number, smallest = largest / 64): number {
  let most = 0;
  let size = Math.ceil(smallest);
  let once = leastMs(work, size);
  while (size <= largest / 2) {
    const twice = leastMs(work, 2 * size);
    if (once >= SHORTEST_MS) most = Math.max(most, twice / once);
    // A neighbour on the processor may have made the difference.
    if (most > ABOUT_TWICE) return Math.min(most, leastMs(work, 2 * size) / leastMs(work, size));
    size *= 2;
    once = twice;
  }
  return most;
}

function leastMs(work: (size: number) => void, size: number): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const startedAt = process.cpuUsage();
    work(size);
    const { user, system } = process.cpuUsage(startedAt);
    return (user + system) / 1_000;
  });
  return Math.min(...rounds);
}
