import type { Note } from "../scores.ts";

/** How loud all notes together are at most at this moment. */
export function loudnessAt(score: readonly Note[], ms: number): number {
  return score
    .filter(({ atMs, durationMs }) => atMs <= ms && ms < atMs + durationMs)
    .reduce((sum, { gain }) => sum + gain, 0);
}

/** The white keys, as steps above C. */
const cMajor = new Set([0, 2, 4, 5, 7, 9, 11]);
const c4 = 261.626;

/** Within two hundredths of a half tone. */
export function isInCMajor(pitchHz: number): boolean {
  const steps = 12 * Math.log2(pitchHz / c4);
  const nearest = Math.round(steps);
  return Math.abs(steps - nearest) < 0.02 && cMajor.has(((nearest % 12) + 12) % 12);
}
