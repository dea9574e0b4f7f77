import { freePort } from "../../serverProcess.ts";
import { disappointments } from "../product/disappointments.ts";
import { heapAfterCollection } from "../product/heapAfterCollection.ts";
import type { PhaseResult } from "../product/PhaseResult.ts";
import { ProductRun } from "../product/ProductRun.ts";
import { scenarios } from "../scenarios.ts";
import { withDatabase } from "../withDatabase.ts";
import type { AllParts } from "./parts.ts";

export interface Soak {
  readonly minutes: number;
  /** Of equal length, one after another. */
  readonly quarters: readonly PhaseResult[];
  /** Bytes of the server's heap after a forced collection, behind each quarter. */
  readonly heaps: readonly number[];
  readonly events: number;
  readonly findings: readonly string[];
}

const quarters = 4;

/** A hall at its usual rate for long: what grows, and what becomes slower. */
export async function soak(parts: AllParts, minutes: number): Promise<Soak> {
  const { progress, cleanups, processes, seed, serverUrl } = parts;
  const size = scenarios.soak;
  return withDatabase(parts, "postgres", serverUrl, async (database) => {
    const port = await freePort();
    const nodeFlags = [`--inspect=127.0.0.1:${port}`];
    const run = await ProductRun.open({ database, size, processes, seed, progress, cleanups, nodeFlags });
    const phases: PhaseResult[] = [];
    const heaps: number[] = [];
    for (let quarter = 1; quarter <= quarters; quarter += 1) {
      progress.say(`soak: ${(minutes / quarters).toFixed(1)} minutes, ${quarter} of ${quarters}`);
      phases.push(await run.play(size.rate, (minutes * 60) / quarters));
      heaps.push(await heapAfterCollection(port));
    }
    const { events } = await run.close();
    const findings = [...run.findings, ...phases.flatMap(disappointments)];
    return { minutes, quarters: phases, heaps, events, findings };
  });
}
