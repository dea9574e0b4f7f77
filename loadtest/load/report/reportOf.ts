import type { Histogram } from "../Histogram.ts";
import type { LoadOptions } from "../options.ts";
import type { ServerSample } from "../product/ServerSampler.ts";
import type { Round } from "../round.ts";
import type { Machine } from "./machine.ts";

/** Milliseconds at some shares of all values. */
export interface Quantiles {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly most: number;
}

/** A run as a file for other programs: everything but the single commands. */
export interface LoadReport {
  readonly at: string;
  readonly machine: Machine;
  readonly options: LoadOptions;
  readonly rounds: readonly RoundReport[];
  readonly findings: readonly string[];
}

export interface RoundReport {
  readonly sent: number;
  readonly accepted: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly unanswered: number;
  readonly idle: number;
  readonly repeated: number;
  readonly events: number;
  readonly commits: number | null;
  readonly patchesReceived: number;
  readonly bytesReceived: number;
  readonly lastReplyAfterMs: number;
  readonly latencies: Readonly<Record<string, Quantiles | null>>;
  readonly insertsPerSecond: number | null;
  readonly samples: readonly ServerSample[];
}

export function reportOf(
  options: LoadOptions,
  machine: Machine,
  at: Date,
  rounds: readonly Round[],
): LoadReport {
  return {
    at: at.toISOString(),
    machine,
    options,
    rounds: rounds.map(roundReport),
    findings: rounds.flatMap(({ findings }) => findings),
  };
}

function roundReport({ phase, join, storm, wire, journal, events }: Round): RoundReport {
  return {
    sent: phase.records.length,
    accepted: phase.accepted,
    refused: Object.fromEntries(phase.refused),
    unanswered: phase.unanswered,
    idle: phase.idle,
    repeated: phase.repeated,
    events,
    commits: phase.commits,
    patchesReceived: phase.patchesReceived,
    bytesReceived: phase.bytesReceived,
    lastReplyAfterMs: phase.lastReplyAfterUs / 1_000,
    latencies: {
      join: quantilesOf(join),
      reply: quantilesOf(phase.reply),
      everyOther: quantilesOf(phase.pairs),
      last: quantilesOf(phase.last),
      stormBack: quantilesOf(storm?.back),
      wireReply: quantilesOf(wire?.reply),
      wireEveryOther: quantilesOf(wire?.pairs),
      wireLast: quantilesOf(wire?.last),
      insert: quantilesOf(journal?.insert),
      lateness: quantilesOf(phase.lateness),
    },
    insertsPerSecond: journal?.flatOut ?? null,
    samples: phase.samples,
  };
}

function quantilesOf(histogram: Histogram | null | undefined): Quantiles | null {
  if (!histogram || histogram.total === 0) return null;
  const at = (share: number) => histogram.quantile(share) / 1_000;
  return {
    count: histogram.total,
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    p999: at(0.999),
    most: at(1),
  };
}
