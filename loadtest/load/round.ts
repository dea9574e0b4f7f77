import type { RunDatabase } from "../runDatabase.ts";
import type { Histogram } from "./Histogram.ts";
import { type JournalResult, journalRun } from "./journal/journalRun.ts";
import { mostScreens } from "./limits.ts";
import type { LoadOptions } from "./options.ts";
import { disappointments } from "./product/disappointments.ts";
import type { PhaseResult, StormResult } from "./product/PhaseResult.ts";
import { ProductRun } from "./product/ProductRun.ts";
import type { Surroundings } from "./runProgram.ts";
import { stormReturnSeconds, warmUpSeconds } from "./scenarios.ts";
import { type WireResult, wireRun } from "./wire/wireRun.ts";
import { withDatabase } from "./withDatabase.ts";

/** The product and its baselines, one after another under the same conditions. */
export interface Round {
  readonly phase: PhaseResult;
  readonly join: Histogram;
  readonly storm: StormResult | null;
  /** Null: not asked for. */
  readonly wire: WireResult | null;
  readonly journal: JournalResult | null;
  /** In all journals at the end. */
  readonly events: number;
  /** What must not be; empty in a good run. */
  readonly findings: readonly string[];
}

export interface RoundParts extends Surroundings {
  readonly options: LoadOptions;
  /** Where to make databases; null for the embedded one. */
  readonly serverUrl: string | null;
}

/** Baselines last for so long at least and, the journal's, at most. */
const baselineSeconds = { least: 5, most: 10 };

export async function playRound(parts: RoundParts, number: number): Promise<Round> {
  const { options, serverUrl, progress } = parts;
  const seed = options.seed + number * 10_000;
  const product = await withDatabase(parts, options.database, serverUrl, (database) =>
    playProduct(parts, database, seed),
  );
  if (!options.baselines) return { ...product, wire: null, journal: null };
  const { rate, seconds } = options.scenario;
  progress.say("wire: the same load on a bare server");
  const wire = await wireRun({
    ...product.phase.frames,
    size: options.scenario,
    mostScreens,
    processes: options.processes,
    rate,
    seconds: Math.max(seconds, baselineSeconds.least),
    seed,
    progress,
  });
  progress.say("journal: the same INSERTs on one connection");
  const journalSeconds = Math.min(Math.max(seconds, baselineSeconds.least), baselineSeconds.most);
  const journal = await withDatabase(parts, options.database, serverUrl, (database) =>
    journalRun(database, { rate, seconds: journalSeconds, seed }),
  );
  return { ...product, wire, journal };
}

async function playProduct(
  { options, progress, cleanups }: RoundParts,
  database: RunDatabase,
  seed: number,
): Promise<Omit<Round, "wire" | "journal">> {
  const { scenario, processes } = options;
  const { happening, rate, seconds } = scenario;
  const run = await ProductRun.open({ database, size: scenario, processes, seed, progress, cleanups });
  progress.say(`product: ${happening}, ${seconds} s`);
  if (happening === "steady") await run.play(rate, warmUpSeconds);
  const storm = happening === "storm" ? await run.storm(rate, seconds, stormReturnSeconds) : null;
  const phase = storm?.phase ?? (await run.play(happening === "bell" ? null : rate, seconds));
  // After a storm it must go on as before, for everybody.
  if (storm) await run.play(rate, 2);
  const { events } = await run.close();
  return { phase, storm, join: run.join, events, findings: [...run.findings, ...disappointments(phase)] };
}
