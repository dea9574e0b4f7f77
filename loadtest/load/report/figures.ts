import { median } from "../../statistics.ts";
import { formatNumber } from "../../table.ts";
import type { Histogram } from "../Histogram.ts";
import type { Round } from "../round.ts";

const shares = [0.5, 0.9, 0.99, 1] as const;
const names = ["median", "90 %", "99 %", "most"] as const;

/** Some histogram of a round; undefined or null where there is none. */
export type Pick = (round: Round) => Histogram | null | undefined;

/** The table of a run: medians over its rounds, in ms, and what the product's are of the baselines'. */
export function latencyTable(rounds: readonly Round[]): readonly (readonly string[])[] {
  return [
    ["", ...names],
    latencies("join: place asked for → first state", rounds, ({ join }) => join),
    latencies("command → reply", rounds, ({ phase }) => phase.reply),
    latencies("  wire", rounds, ({ wire }) => wire?.reply),
    latencies("  journal, one INSERT", rounds, ({ journal }) => journal?.insert),
    ratios(
      "  product / (wire + journal)",
      rounds,
      ({ phase }) => phase.reply,
      ({ wire }) => wire?.reply,
    ),
    latencies("command → every other client", rounds, ({ phase }) => phase.pairs),
    latencies("  wire", rounds, ({ wire }) => wire?.pairs),
    ratios(
      "  product / (wire + journal)",
      rounds,
      ({ phase }) => phase.pairs,
      ({ wire }) => wire?.pairs,
    ),
    latencies("command → the last client", rounds, ({ phase }) => phase.last),
    latencies("  wire", rounds, ({ wire }) => wire?.last),
    latencies("storm: cut → back", rounds, ({ storm }) => storm?.back),
    latencies("the bots' own lateness", rounds, ({ phase }) => phase.lateness),
    latencies("  wire", rounds, ({ wire }) => wire?.lateness),
  ].filter((row) => row.length > 1);
}

/** Single figures of a run, each with its unit. */
export function countTable(rounds: readonly Round[]): readonly (readonly string[])[] {
  const figure = (label: string, unit: string, of: (round: Round) => number) => {
    const value = median(rounds.map(of));
    return Number.isNaN(value) ? [] : [[label, formatNumber(value), unit]];
  };
  return [
    ["", "value", "unit"],
    ...figure("commands sent", "", ({ phase }) => phase.records.length),
    ...figure("  accepted", "", ({ phase }) => phase.accepted),
    ...figure("  asked once more, same answer", "", ({ phase }) => phase.repeated),
    ...figure("last request → last reply", "ms", ({ phase }) => phase.lastReplyAfterUs / 1_000),
    ...figure("patches received", "", ({ phase }) => phase.patchesReceived),
    ...figure("mean patch", "bytes", ({ phase }) => phase.frames.patchBytes),
    ...figure("received by all clients", "kB/s", ({ phase }) => phase.bytesReceived / 1_000 / phase.seconds),
    ...figure("server: processor, of one core", "%", ({ phase }) =>
      meanOf(phase.samples.map(({ cpu }) => cpu * 100)),
    ),
    ...figure("server: memory, most", "MB", ({ phase }) =>
      mostOf(phase.samples.map(({ residentBytes }) => residentBytes / 1_000_000)),
    ),
    ...figure("server: event loop held up, most", "ms", ({ phase }) =>
      mostOf(phase.samples.map(({ loopLagMs }) => loopLagMs)),
    ),
    ...figure("commits of the database", "", ({ phase }) => phase.commits ?? Number.NaN),
    ...figure("events in the journals", "", ({ events }) => events),
    ...figure("journal: INSERTs flat out", "/s", ({ journal }) => journal?.flatOut ?? Number.NaN),
  ];
}

/** The product's value of the sum of the wire's and the journal's, at one share of all values; NaN without baselines. */
export function ratioOf(round: Round, product: Pick, wire: Pick, share: number): number {
  const of = (histogram: Histogram | null | undefined) => histogram?.quantile(share) ?? Number.NaN;
  return of(product(round)) / (of(wire(round)) + of(round.journal?.insert));
}

function latencies(label: string, rounds: readonly Round[], pick: Pick): readonly string[] {
  const cells = shares.map((share) =>
    median(rounds.map((round) => (pick(round)?.quantile(share) ?? Number.NaN) / 1_000)),
  );
  return cells.every(Number.isNaN) ? [] : [label, ...cells.map(formatNumber)];
}

function ratios(label: string, rounds: readonly Round[], product: Pick, wire: Pick): readonly string[] {
  const cells = shares.map((share) => median(rounds.map((round) => ratioOf(round, product, wire, share))));
  return cells.every(Number.isNaN) ? [] : [label, ...cells.map((value) => value.toFixed(2))];
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function mostOf(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : Math.max(...values);
}
