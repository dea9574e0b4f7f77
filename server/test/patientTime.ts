import { every, systemClock } from "../contests/clock.ts";

/** How much of the time between two looks counts, ms: while a busy machine lets this process not work, time stands. */
const mostStepMs = 20;
const lookEveryMs = 5;

/**
 * Tells again and again how many ms have passed in which this process could work; returns what ends it. What waits for
 * an answer from the process itself so gives up because none comes, and not because nobody had a processor.
 */
export function countPatiently(pass: (ms: number) => void): () => void {
  let lookedAt = systemClock.monotonicMs();
  return every(systemClock, lookEveryMs, () => {
    const now = systemClock.monotonicMs();
    const passedMs = Math.min(now - lookedAt, mostStepMs);
    lookedAt = now;
    pass(passedMs);
  });
}

/** Starts a stopwatch for what should come soon, however busy the machine is; returns what stops it, with the ms that it shows. */
export function startStopwatch(): () => number {
  let shownMs = 0;
  const stop = countPatiently((ms) => {
    shownMs += ms;
  });
  return () => {
    stop();
    return shownMs;
  };
}
