import { median } from "../statistics.ts";

/** Runs per second of `run`, which does `count` things: the median of rounds that last for a second together at least. */
export async function perSecond(count: number, run: () => Promise<unknown> | unknown): Promise<number> {
  const rates: number[] = [];
  const until = performance.now() + 1_000;
  while (rates.length < 3 || performance.now() < until) {
    const startedAt = performance.now();
    await run();
    rates.push((count * 1_000) / (performance.now() - startedAt));
  }
  return median(rates);
}

/** How long `run` takes, in ms: the median of so many runs. */
export async function durationMs(runs: number, run: () => Promise<unknown>): Promise<number> {
  const durations: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const startedAt = performance.now();
    await run();
    durations.push(performance.now() - startedAt);
  }
  return median(durations);
}

/** The longest time, in ms, in which nothing else was let in while `run` ran: the median of so many runs. */
export async function stallMs(runs: number, run: () => Promise<unknown>): Promise<number> {
  const stalls: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    let longest = 0;
    let seenAt = performance.now();
    let next = setImmediate(function look() {
      const now = performance.now();
      longest = Math.max(longest, now - seenAt);
      seenAt = now;
      next = setImmediate(look);
    });
    await run();
    clearImmediate(next);
    stalls.push(Math.max(longest, performance.now() - seenAt));
  }
  return median(stalls);
}
