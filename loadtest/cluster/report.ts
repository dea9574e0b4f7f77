import { findingKinds } from "../crash/findings.ts";
import { median, quantile } from "../statistics.ts";
import { formatNumber } from "../table.ts";
import type { FaultRecord } from "./doFault.ts";
import { type FaultName, faultNames, kindOf } from "./kinds.ts";
import type { ClusterRun } from "./run.ts";

/** What a run must reach, in ms and counts; null: only told. */
export interface Demands {
  readonly faultsOfEachKind: number;
  readonly recoveries: number;
  readonly killed: { readonly medianMs: number; readonly worstMs: number };
  readonly frozen: { readonly medianMs: number; readonly worstMs: number };
  /** Of a command without its answer, and of a client that sees nothing: pages show nothing of a gap that is no longer. BAK4 */
  readonly rollingPauseMs: number;
  /** A run whose quiet 95th percentile is above this says nothing. */
  readonly quietMs: number;
}

export interface Verdict {
  readonly isVoid: boolean;
  readonly failures: readonly string[];
  /** Two tables: of the faults by kind, and of everything together. */
  readonly faults: Table;
  readonly figures: Table;
}

type Table = readonly (readonly string[])[];

/** After a fault its traces go away: what is sent so soon is not quiet. */
const settledAfterMs = 500;

/** The tables, and what is not as demanded of the kinds that were done. */
export function reportOf(run: ClusterRun, kinds: readonly FaultName[], demands: Demands): Verdict {
  const quiet = quietAnswers(run);
  const quietMs = quantile(quiet, 0.95);
  const recoveries = run.records.reduce((sum, record) => sum + record.recoveries, 0);
  const rollingPauseMs = Math.max(0, ...pausesWithin(run, "rolling"));
  const rollingGapMs = longestWay(run.records, "rolling");
  const failures = [
    ...Object.entries(findingKinds).flatMap(([kind, title]) => {
      const count = run.findings.count(kind as keyof typeof findingKinds);
      return count > 0 ? [`${title}: ${count}`] : [];
    }),
    ...kinds.flatMap((name) => {
      const count = run.records.filter((record) => record.name === name).length;
      return count < demands.faultsOfEachKind ? [`"${name}" was done ${count} times only`] : [];
    }),
    ...(recoveries < demands.recoveries ? [`only ${recoveries} contests recovered`] : []),
    ...tooSlow("killed", run.records, demands.killed),
    ...tooSlow("frozen", run.records, demands.frozen),
    ...(rollingPauseMs > demands.rollingPauseMs
      ? [`a rolling restart let a command wait for ${formatNumber(rollingPauseMs)} ms`]
      : []),
    ...(rollingGapMs > demands.rollingPauseMs
      ? [`in a rolling restart a client saw nothing for ${formatNumber(rollingGapMs)} ms`]
      : []),
  ];
  return {
    isVoid: !(quietMs <= demands.quietMs),
    failures,
    faults: [heading, ...faultNames.flatMap((name) => rowOf(name, run.records))],
    figures: [
      ["", "found"],
      ...Object.entries(findingKinds).map(([kind, title]) => [
        title,
        `${run.findings.count(kind as keyof typeof findingKinds)}`,
      ]),
      ["faults", `${run.records.length}`],
      ["contest recoveries", `${recoveries}`],
      ["commands answered", `${run.answers.length}`],
      ["  of these accepted", `${run.answers.filter(({ ok }) => ok).length}`],
      ["commands a second", formatNumber(run.answers.length / run.seconds)],
      ["events in the journals", `${run.events}`],
      ["pauses after a gap, resumed", `${run.pauses}`],
      ["quiet answers, median ms", formatNumber(median(quiet))],
      ["quiet answers, 95 % ms", formatNumber(quietMs)],
      ["rolling restarts: longest pause of a command, ms", formatNumber(rollingPauseMs)],
      ["rolling restarts: longest gap of a client, ms", formatNumber(rollingGapMs)],
      ["this process itself: longest halt, ms", formatNumber(run.longestHaltMs)],
    ],
  };
}

const heading = [
  "fault",
  "times",
  "recoveries",
  "next command: median ms",
  "worst",
  "clients away",
  "way back: median ms",
  "worst",
];

function rowOf(name: FaultName, records: readonly FaultRecord[]): Table {
  const own = records.filter((record) => record.name === name);
  if (own.length === 0) return [];
  const { title, loses } = kindOf(name);
  const next = own.flatMap(({ nextMs }) => nextMs);
  const ways = own.flatMap(({ waysBackMs }) => waysBackMs);
  const figures = (values: readonly number[]) =>
    values.length === 0
      ? ["", ""]
      : [formatNumber(Math.round(median(values))), formatNumber(Math.round(Math.max(...values)))];
  const recovered = loses === "nothing" ? "" : `${own.reduce((sum, { recoveries }) => sum + recoveries, 0)}`;
  return [[title, `${own.length}`, recovered, ...figures(next), `${ways.length}`, ...figures(ways)]];
}

function tooSlow(
  name: FaultName,
  records: readonly FaultRecord[],
  { medianMs, worstMs }: Demands["killed"],
): readonly string[] {
  const times = records.filter((record) => record.name === name).flatMap(({ nextMs }) => nextMs);
  if (times.length === 0) return [];
  const [middle, worst] = [median(times), Math.max(...times)];
  return [
    ...(middle > medianMs ? [`"${name}": the median is ${formatNumber(middle)} ms, above ${medianMs}`] : []),
    ...(worst > worstMs ? [`"${name}": the worst is ${formatNumber(worst)} ms, above ${worstMs}`] : []),
  ];
}

/** From command to answer, of those given while nothing was broken. */
function quietAnswers({ answers, records }: ClusterRun): readonly number[] {
  const isQuiet = (sentAt: number, answeredAt: number) =>
    records.every(({ fromMs, untilMs }) => answeredAt < fromMs || sentAt > untilMs + settledAfterMs);
  return answers.flatMap(({ sentAt, answeredAt }) =>
    isQuiet(sentAt, answeredAt) ? [answeredAt - sentAt] : [],
  );
}

/** From command to answer, of those given during such faults. */
function pausesWithin({ answers, records }: ClusterRun, kind: FaultName): readonly number[] {
  const spans = records.filter(({ name }) => name === kind);
  return answers.flatMap(({ sentAt, answeredAt }) =>
    spans.some(({ fromMs, untilMs }) => answeredAt >= fromMs && sentAt <= untilMs)
      ? [answeredAt - sentAt]
      : [],
  );
}

function longestWay(records: readonly FaultRecord[], kind: FaultName): number {
  return Math.max(0, ...records.filter(({ name }) => name === kind).flatMap(({ waysBackMs }) => waysBackMs));
}
