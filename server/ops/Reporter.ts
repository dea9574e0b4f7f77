import type { ContestRunner } from "../contests/ContestRunner.ts";
import type { Clock } from "../contests/clock.ts";
import type { BrokenContest } from "../supervision/BrokenContests.ts";
import type { LiveContests } from "../supervision/LiveContests.ts";
import type { DatabaseWatch } from "./DatabaseWatch.ts";
import type { Delays, LoopDelay } from "./LoopDelay.ts";
import type { Pulse } from "./Pulse.ts";
import type { ProcessReport } from "./processReport.ts";

export interface ReporterDeps {
  /** Null: alone. */
  readonly slot: number | null;
  readonly clock: Clock;
  readonly live: LiveContests;
  readonly pulse: Pulse;
  readonly database: DatabaseWatch;
  readonly loopDelay: Pick<LoopDelay, "take">;
  /** Null: this process uses none. */
  readonly isRedisUp: (() => boolean) | null;
  /** Practices are nobody's business. */
  readonly isPractice: (contestId: string) => boolean;
}

/** Says how this process is, and which contests it has. RDS12 */
export class Reporter {
  readonly #deps: ReporterDeps;
  readonly #startedAt: number;
  /** Those that run, and since when here. */
  readonly #running = new Map<string, { readonly runner: ContestRunner; readonly openedAt: number }>();

  constructor(deps: ReporterDeps) {
    this.#deps = deps;
    this.#startedAt = deps.clock.now();
    deps.live.onOpened((contestId, runner) => this.#follow(contestId, runner));
  }

  report(): ProcessReport {
    const { slot, live, pulse, database, loopDelay, isRedisUp } = this.#deps;
    return {
      slot,
      startedAt: this.#startedAt,
      memoryBytes: process.memoryUsage.rss(),
      loopDelayMs: roundedOf(loopDelay.take("report")),
      commitMs: pulse.commitMs,
      database: database.isReachable,
      redis: isRedisUp?.() ?? null,
      contests: [...this.#running].map(([contestId, { runner, openedAt }]) => ({
        contestId,
        phase: runner.state.phase,
        openedAt,
        saving: runner.saving,
      })),
      broken: live.broken.list().map(brokenLine),
    };
  }

  #follow(contestId: string, runner: ContestRunner): void {
    const { clock, isPractice } = this.#deps;
    if (isPractice(contestId)) return;
    this.#running.set(contestId, { runner, openedAt: clock.now() });
    runner.subscribe({
      published: () => undefined,
      savingChanged: () => undefined,
      ended: () => {
        if (this.#running.get(contestId)?.runner === runner) this.#running.delete(contestId);
      },
    });
  }
}

function roundedOf(delays: Delays | null): number | null {
  return delays && Math.round(delays.most99Ms * 10) / 10;
}

function brokenLine({ contestId, error, seq, retryAt }: BrokenContest): ProcessReport["broken"][number] {
  return { contestId, reason: error instanceof Error ? error.name : "unknown", seq, retryAt };
}
