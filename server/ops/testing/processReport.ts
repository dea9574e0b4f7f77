import type { ProcessReport } from "../processReport.ts";

/** What a process says that has these contests, by their ids. */
export function processReport(
  slot: number,
  {
    running = [],
    broken = [],
  }: { readonly running?: readonly string[]; readonly broken?: readonly string[] },
): ProcessReport {
  return {
    slot,
    ...{ startedAt: 0, memoryBytes: 1, loopDelayMs: null, commitMs: null, database: true, redis: true },
    contests: running.map((contestId) => ({ contestId, phase: "running", openedAt: 0, saving: true })),
    broken: broken.map((contestId) => ({ contestId, reason: "Error", seq: null, retryAt: null })),
  };
}
