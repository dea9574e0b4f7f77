import type { ReadinessReport } from "../../shared/simulation/readiness.ts";
import type { Clock } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import { type ThreadLimits, watchThread } from "../ops/watchThread.ts";
import type { ReadinessJob, StartReadiness } from "./readinessJob.ts";

export interface ReadinessChecksDeps {
  readonly start: StartReadiness;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

export type ReadinessOutcome =
  | { readonly ok: true; readonly report: ReadinessReport }
  /** `busy`: another one is under way. `failed`: it took too long, or too much. `stopped`: whoever asked went away. */
  | { readonly ok: false; readonly reason: "busy" | "failed" | "stopped" };

/** What takes more is given up. */
const limits: ThreadLimits = { processorMs: 10_000, wholeMs: 60_000 };

/** Checks whether contests are ready, one at a time, beside all that is played. RDY3 */
export class ReadinessChecks {
  readonly #deps: ReadinessChecksDeps;
  /** Ends the one that is under way. */
  #stop: (() => void) | null = null;

  constructor(deps: ReadinessChecksDeps) {
    this.#deps = deps;
  }

  /** The report, unless another check is under way, it takes too long or the signal stops it. */
  run(job: ReadinessJob, signal: AbortSignal): Promise<ReadinessOutcome> {
    if (this.#stop) return Promise.resolve({ ok: false, reason: "busy" });
    if (signal.aborted) return Promise.resolve({ ok: false, reason: "stopped" });
    const { start, clock, log } = this.#deps;
    const { promise, resolve } = Promise.withResolvers<ReadinessOutcome>();
    const settle = (outcome: ReadinessOutcome) => {
      endWatch();
      signal.removeEventListener("abort", stop);
      this.#stop = null;
      resolve(outcome);
    };
    const giveUp = (err: unknown) => {
      log.warn({ err }, "a contest could not be checked");
      settle({ ok: false, reason: "failed" });
    };
    const checker = start(job, { done: (report) => settle({ ok: true, report }), died: giveUp });
    const stop = () => {
      checker.end();
      settle({ ok: false, reason: "stopped" });
    };
    const endWatch = watchThread(checker.processorMs, clock, limits, () => {
      checker.end();
      giveUp(new Error("a check took too long"));
    });
    signal.addEventListener("abort", stop);
    this.#stop = stop;
    return promise;
  }

  /** Ends what is under way. */
  close(): void {
    this.#stop?.();
  }
}
