import type { DatabaseKind } from "../../runDatabase.ts";
import { journalRun } from "../journal/journalRun.ts";
import { mostScreens } from "../limits.ts";
import { disappointments } from "../product/disappointments.ts";
import type { PhaseResult } from "../product/PhaseResult.ts";
import { ProductRun } from "../product/ProductRun.ts";
import type { Round } from "../round.ts";
import { scenarios, stormReturnSeconds, warmUpSeconds } from "../scenarios.ts";
import { wireRun } from "../wire/wireRun.ts";
import { withDatabase } from "../withDatabase.ts";
import { type AllParts, serverOf } from "./parts.ts";

/** A hall at its usual rate with both baselines, and then the bell and the storm with the same crowd. */
export interface HallRound extends Round {
  readonly bell: PhaseResult;
}

const seconds = { steady: 10, storm: 7, after: 2, journal: 6 };

export async function hallRound(parts: AllParts, kind: DatabaseKind, number: number): Promise<HallRound> {
  const { progress, cleanups, processes } = parts;
  const size = scenarios.hall;
  const seed = parts.seed + number * 10_000;
  const product = await withDatabase(parts, kind, serverOf(parts, kind), async (database) => {
    const run = await ProductRun.open({ database, size, processes, seed, progress, cleanups });
    await run.play(size.rate, warmUpSeconds);
    const phase = await run.play(size.rate, seconds.steady);
    const bell = await run.play(null, scenarios.bell.seconds);
    const storm = await run.storm(size.rate, seconds.storm, stormReturnSeconds);
    const after = await run.play(size.rate, seconds.after);
    const { events } = await run.close();
    const findings = [...run.findings, ...[phase, bell, storm.phase, after].flatMap(disappointments)];
    return { phase, bell, storm, join: run.join, events, findings };
  });
  const load = { size, processes, rate: size.rate, seconds: seconds.steady, seed, progress };
  const wire = await wireRun({ ...product.phase.frames, ...load, mostScreens });
  const journal = await withDatabase(parts, kind, serverOf(parts, kind), (database) =>
    journalRun(database, { rate: size.rate, seconds: seconds.journal, seed }),
  );
  return { ...product, wire, journal };
}
