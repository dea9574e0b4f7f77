import { type EpisodeResult, playEpisode } from "./episode.ts";
import { type FaultKind, faultKinds } from "./Faults.ts";
import { tooFewSteps } from "./tooFewSteps.ts";

/** Where a run begins, and what ends it; null: not that. */
export interface Playing {
  readonly seed: number;
  readonly episodes: number | null;
  readonly failovers: number | null;
  readonly minutes: number | null;
  readonly untilFault: boolean;
}

const summed = [
  ...(["steps", "accepted", "shown"] as const),
  ...(["failovers", "handovers", "regained", "healed", "excused"] as const),
];
const tellEveryMs = 60_000;

/** Plays episodes, one seed after another, and prints what became of them. False when the judge found anything, or it took too long. */
export async function play({ seed, untilFault, ...most }: Playing): Promise<boolean> {
  const startedAt = performance.now();
  const sums = new Sums();
  const isOver = () =>
    sums.episodes >= (most.episodes ?? Number.POSITIVE_INFINITY) ||
    sums.counts.failovers >= (most.failovers ?? Number.POSITIVE_INFINITY) ||
    performance.now() - startedAt >= (most.minutes ?? Number.POSITIVE_INFINITY) * 60_000 ||
    (untilFault && sums.violations > 0);
  let toldAt = startedAt;
  while (!isOver()) {
    const result = await playEpisode(seed + sums.episodes);
    sums.add(result);
    tell(result);
    if (performance.now() - toldAt < tellEveryMs) continue;
    toldAt = performance.now();
    console.log(sums.line);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  for (const [kind, count] of sums.befell) console.log(`${`${count}`.padStart(7)}  ${kind}`);
  const { steps, accepted, shown, handovers, regained, healed, excused } = sums.counts;
  console.log(`seeds ${seed} to ${seed + sums.episodes - 1}, hash ${sums.hash}`);
  console.log(
    `${accepted} commands, ${shown} sights, ${handovers} handovers, ${regained} times regained by the owner itself, ` +
      `longest wait ${(sums.longestWaitMs / 1000).toFixed(1)} s`,
  );
  console.log(
    `a promotion took acts of a contest: ${healed} times its owner wrote them again, ${excused} times nobody could`,
  );
  console.log(
    `${steps} steps in ${seconds.toFixed(0)} s: ${Math.round((steps / seconds) * 3_600).toLocaleString("en")} an hour`,
  );
  console.log(sums.line);
  // Who looks for a fault does not ask how long that takes.
  const slowness = untilFault ? null : tooFewSteps(steps, seconds);
  if (slowness !== null) console.log(`FAILED: ${slowness}`);
  return sums.violations === 0 && slowness === null;
}

class Sums {
  episodes = 0;
  violations = 0;
  longestWaitMs = 0;
  readonly counts: Record<(typeof summed)[number], number> = {
    ...{ steps: 0, accepted: 0, shown: 0 },
    ...{ failovers: 0, handovers: 0, regained: 0, healed: 0, excused: 0 },
  };
  readonly befell = new Map<FaultKind, number>(faultKinds.map((kind) => [kind, 0]));
  #hash = 0;

  add(result: EpisodeResult): void {
    this.episodes += 1;
    this.violations += result.faults.length;
    this.longestWaitMs = Math.max(this.longestWaitMs, result.longestWaitMs);
    this.#hash = Math.imul(this.#hash ^ Number.parseInt(result.hash, 16), 0x01000193) >>> 0;
    for (const count of summed) this.counts[count] += result[count];
    for (const [kind, count] of result.befell) this.befell.set(kind, (this.befell.get(kind) ?? 0) + count);
  }

  get hash(): string {
    return this.#hash.toString(16).padStart(8, "0");
  }

  get line(): string {
    const faults = [...this.befell.values()].reduce((sum, count) => sum + count, 0);
    const { failovers, steps } = this.counts;
    return `${this.episodes} episodes, ${steps} steps, ${faults} faults, ${failovers} failovers: ${this.violations} violations`;
  }
}

function tell({ seed, faults }: EpisodeResult): void {
  if (faults.length === 0) return;
  console.log(`seed ${seed}:`);
  for (const fault of faults.slice(0, 5)) console.log(`  ${fault}`);
  if (faults.length > 5) console.log(`  and ${faults.length - 5} more`);
}
