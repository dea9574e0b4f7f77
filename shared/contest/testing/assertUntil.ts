import fc, { type IProperty } from "fast-check";

const mostRounds = 10;
/** From the seed of one round to the next: far from the seeds of others. */
const seedStep = 1_000_003;

/**
 * Checks a property on so many cases, and on as many others until all that it must meet was met: what is rare would be
 * missed by some seeds.
 */
export function assertUntil<Values>(
  isMet: () => boolean,
  property: IProperty<Values>,
  numRuns: number,
): void {
  const { seed = 1 } = fc.readConfigureGlobal();
  for (let round = 0; round < mostRounds; round += 1) {
    fc.assert(property, { numRuns, seed: seed + round * seedStep });
    if (isMet()) return;
  }
}
