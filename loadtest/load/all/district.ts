import { journalRun } from "../journal/journalRun.ts";
import { mostScreens } from "../limits.ts";
import { disappointments } from "../product/disappointments.ts";
import type { PhaseResult } from "../product/PhaseResult.ts";
import { ProductRun } from "../product/ProductRun.ts";
import type { Round } from "../round.ts";
import { scenarios, warmUpSeconds } from "../scenarios.ts";
import { wireRun } from "../wire/wireRun.ts";
import { withDatabase } from "../withDatabase.ts";
import type { AllParts } from "./parts.ts";

/** A district at its usual rate with both baselines, and how far the same crowd can drive the server. */
export interface DistrictRound extends Round {
  /** Commands per second that it took with 99 % of the replies within 100 ms; 0 when even the least was too much. */
  readonly sustained: number;
  readonly steps: readonly LadderStep[];
}

export interface LadderStep {
  readonly rate: number;
  /** The 99th percentile of the replies, microseconds. */
  readonly replyUs: number;
  readonly holds: boolean;
}

const seconds = { steady: 10, step: 3.5, journal: 6 };
const mostReplyUs = 100_000;
const plays = 8;
/** Of the journal's rate flat out: the first step. */
const firstShare = 0.25;
const growth = 1.35;

export async function districtRound(parts: AllParts, number: number): Promise<DistrictRound> {
  const { progress, cleanups, processes, serverUrl } = parts;
  const size = scenarios.district;
  const { rate } = size;
  const seed = parts.seed + number * 10_000;
  const journal = await withDatabase(parts, "postgres", serverUrl, (database) =>
    journalRun(database, { rate, seconds: seconds.journal, seed }),
  );
  const product = await withDatabase(parts, "postgres", serverUrl, async (database) => {
    const run = await ProductRun.open({ database, size, processes, seed, progress, cleanups });
    await run.play(rate, warmUpSeconds);
    const phase = await run.play(rate, seconds.steady);
    const ladder = await climb(run, journal.flatOut * firstShare);
    const { events } = await run.close();
    return {
      ...ladder,
      phase,
      join: run.join,
      events,
      findings: [...run.findings, ...disappointments(phase)],
    };
  });
  const load = { size, processes, rate, seconds: seconds.steady, seed, progress };
  const wire = await wireRun({ ...product.phase.frames, ...load, mostScreens });
  return { ...product, storm: null, wire, journal };
}

/**
 * Tries rates up and down: further until one does not hold, then in between. One that does not hold is tried once more:
 * what a process is able to sustain shows in its queue, not in a pause that comes by chance.
 */
async function climb(
  run: ProductRun,
  firstRate: number,
): Promise<Pick<DistrictRound, "sustained" | "steps">> {
  const tried: LadderStep[] = [];
  let holds = 0;
  let fails = Number.POSITIVE_INFINITY;
  let rate = firstRate;
  while (tried.length < plays) {
    const phase = await run.play(rate, seconds.step);
    const tookAll = isHeld(phase);
    const failedBefore = tried.at(-1)?.rate === rate;
    tried.push({ rate, replyUs: phase.reply.quantile(0.99), holds: tookAll });
    if (!tookAll && !failedBefore) continue;
    if (tookAll) holds = rate;
    else fails = rate;
    rate = nextRate(holds, fails, rate);
  }
  return { sustained: holds, steps: tried };
}

function isHeld({ reply, accepted, records }: PhaseResult): boolean {
  return accepted === records.length && reply.quantile(0.99) < mostReplyUs;
}

function nextRate(holds: number, fails: number, last: number): number {
  if (fails === Number.POSITIVE_INFINITY) return last * growth;
  return holds === 0 ? last / 2 : Math.sqrt(holds * fails);
}
