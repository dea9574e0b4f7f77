import { freePort } from "../../serverProcess.ts";
import { disappointments } from "../product/disappointments.ts";
import { heapAfterCollection } from "../product/heapAfterCollection.ts";
import { loadServer } from "../product/loadServer.ts";
import type { PhaseResult } from "../product/PhaseResult.ts";
import { ProductRun } from "../product/ProductRun.ts";
import { scenarios } from "../scenarios.ts";
import { withDatabase } from "../withDatabase.ts";
import type { AllParts } from "./parts.ts";

/** Contests one after another in one process, as on a day of school. */
export interface Soak {
  readonly minutes: number;
  readonly contests: readonly SoakedContest[];
  readonly findings: readonly string[];
}

export interface SoakedContest {
  readonly phase: PhaseResult;
  readonly heaps: Heaps;
  readonly events: number;
}

/** Bytes of the server's heap after a forced collection. */
interface Heaps {
  /** When everybody has come in. */
  readonly begin: number;
  /** Before the contest ends. */
  readonly end: number;
}

const contestCount = 4;
const leastSeconds = 5;

/**
 * A hall at its usual rate for long: what grows, and what becomes slower. A contest that is under way is in memory with
 * all that happened in it, so that what must not grow shows when contests of the same age are compared.
 */
export async function soak(parts: AllParts, minutes: number): Promise<Soak> {
  const { progress, cleanups, processes, seed, serverUrl } = parts;
  const size = scenarios.soak;
  return withDatabase(parts, "postgres", serverUrl, async (database) => {
    const port = await freePort();
    const server = await loadServer(database, [`--inspect=127.0.0.1:${port}`]);
    const discard = () => server.discard();
    cleanups.add(discard);
    await server.start();
    const played: { readonly run: ProductRun; readonly phase: PhaseResult; readonly heaps: Heaps }[] = [];
    for (let number = 1; number <= contestCount; number += 1) {
      const endsAt = performance.now() + (minutes * 60_000) / contestCount;
      progress.say(
        `soak: ${(minutes / contestCount).toFixed(1)} minutes, contest ${number} of ${contestCount}`,
      );
      const run = await ProductRun.open({ database, server, size, processes, seed, progress, cleanups });
      const begin = await heapAfterCollection(port);
      const seconds = Math.max(leastSeconds, (endsAt - performance.now()) / 1_000);
      const phase = await run.play(size.rate, seconds);
      const end = await heapAfterCollection(port);
      await run.leave();
      played.push({ run, phase, heaps: { begin, end } });
    }
    await server.stop();
    cleanups.delete(discard);
    const contests: SoakedContest[] = [];
    for (const { run, ...contest } of played) contests.push({ ...contest, ...(await run.inspect()) });
    const findings = played.flatMap(({ run, phase }, index) =>
      [...run.findings, ...disappointments(phase)].map((finding) => `contest ${index + 1}: ${finding}`),
    );
    return { minutes, contests, findings };
  });
}
