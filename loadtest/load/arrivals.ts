import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../random.ts";
import { nowUs } from "./monotonic.ts";

/** The moments of a Poisson process, in microseconds after its start: `ratePerSecond` on average, for `seconds`. */
export function poissonArrivals(random: Random, ratePerSecond: number, seconds: number): readonly number[] {
  const arrivals: number[] = [];
  for (let at = 0; ; ) {
    at += (-Math.log(1 - random.fraction()) / ratePerSecond) * 1_000_000;
    if (at >= seconds * 1_000_000) return arrivals;
    arrivals.push(at);
  }
}

/** So many moments, evenly distributed by chance over `seconds`, in order: microseconds after the start. */
export function scatteredArrivals(random: Random, count: number, seconds: number): readonly number[] {
  return Array.from({ length: count }, () => random.fraction() * seconds * 1_000_000).sort((a, b) => a - b);
}

/**
 * Open loop: calls `act` at each moment, told when it should have been called, and waits for nothing else. What is late
 * is made up for at once.
 */
export async function atMoments(
  startUs: number,
  momentsUs: readonly number[],
  act: (scheduledUs: number, index: number) => void,
): Promise<void> {
  for (const [index, moment] of momentsUs.entries()) {
    const scheduledUs = startUs + moment;
    for (let left = scheduledUs - nowUs(); left > 0; left = scheduledUs - nowUs()) await delay(left / 1_000);
    act(scheduledUs, index);
  }
}
