import type { ReadinessReport } from "../../shared/simulation/readiness.ts";
import type { SimulatedContest } from "../../shared/simulation/Simulation.ts";

/** What is to be checked, for a class of how many teams. */
export interface ReadinessJob {
  readonly contest: SimulatedContest;
  readonly teams: number;
  /** The same seed gives the same report. */
  readonly seed: number;
}

export interface ReadinessListener {
  done(report: ReadinessReport): void;
  /** It came to nothing, and nobody asked it to end. */
  died(reason: unknown): void;
}

/** Who checks one job, and may be told to end before it is done. */
export interface ReadinessChecker {
  end(): void;
  /** How much of a processor it has taken. Rejects when it has ended. */
  processorMs(): Promise<number>;
}

export type StartReadiness = (job: ReadinessJob, listener: ReadinessListener) => ReadinessChecker;
