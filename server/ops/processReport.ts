import { z } from "zod";
import { phases } from "../../shared/contest/phases.ts";

/** What a process says of itself, to whoever looks after the service. Holds no secret of a contest. RDS12 */
export const ProcessReport = z.object({
  /** Null: it is alone. */
  slot: z.int().nullable(),
  /** ms since 1970, as all times here. */
  startedAt: z.number(),
  memoryBytes: z.number(),
  loopDelayMs: z.number().nullable(),
  /** The worst commit of the last half minute; null: there was none. */
  commitMs: z.number().nullable(),
  database: z.boolean(),
  /** Null: it uses none. */
  redis: z.boolean().nullable(),
  contests: z.array(
    z.object({
      contestId: z.string(),
      phase: z.enum(phases),
      openedAt: z.number(),
      /** False while its journal cannot be written. */
      saving: z.boolean(),
    }),
  ),
  broken: z.array(
    z.object({
      contestId: z.string(),
      /** What kind of error it was; its text could tell what a task holds. */
      reason: z.string(),
      seq: z.int().nullable(),
      retryAt: z.number().nullable(),
    }),
  ),
});
export type ProcessReport = z.infer<typeof ProcessReport>;

/** The ids of the contests that these processes have. */
export function runningIn(reports: readonly ProcessReport[]): ReadonlySet<string> {
  return new Set(reports.flatMap(({ contests }) => contests.map(({ contestId }) => contestId)));
}
