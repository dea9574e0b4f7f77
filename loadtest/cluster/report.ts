import { findingKinds } from "../crash/findings.ts";
import { median, quantile } from "../statistics.ts";
import { formatNumber } from "../table.ts";
import type { FaultRecord } from "./doFault.ts";
import { type FaultName, faultNames, kindOf, type Pace } from "./kinds.ts";
import type { ClusterRun } from "./run.ts";

/** What a run must reach, in ms and counts. */
export interface Demands extends Readonly<Record<Pace, Limits>> {
  readonly faultsOfEachKind: number;
  readonly recoveries: number;
  /**
   * Of a command without its answer, and of a client that sees nothing, where nobody may notice: pages show nothing of a gap
   * that is no longer. BAK4
   */
  readonly unnoticedMs: number;
  /** A command has waited for so long when everybody who sees its contest must have read that nothing is saved. RUN6 */
  readonly notSavedWithinMs: number;
  /** Of each kind of fault in which nothing can be saved: contests of which somebody read that. */
  readonly notSavedOfEachKind: number;
  /** A run whose quiet 95th percentile is above this says nothing. */
  readonly quietMs: number;
}

/** From the signal to the next accepted command. */
interface Limits {
  readonly medianMs: number;
  readonly worstMs: number;
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
  const failures = [
    ...Object.entries(findingKinds).flatMap(([kind, title]) => {
      const count = run.findings.count(kind as keyof typeof findingKinds);
      return count > 0 ? [`${title}: ${count}`] : [];
    }),
    ...kinds.flatMap((name) => tooFew(name, run.records, demands)),
    ...(recoveries < demands.recoveries ? [`only ${recoveries} contests recovered`] : []),
    ...kinds.flatMap((name) => tooSlow(name, run.records, demands)),
    ...kinds.flatMap((name) => noticed(name, run, demands)),
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
      ["rolling restarts: longest pause of a command, ms", formatNumber(longestPause(run, "rolling"))],
      ["rolling restarts: longest gap of a client, ms", formatNumber(longestWay(run.records, "rolling"))],
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
  'contests "not saved"',
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
  const told = `${own.reduce((sum, { notSaved }) => sum + notSaved, 0)}`;
  return [[title, `${own.length}`, recovered, ...figures(next), `${ways.length}`, ...figures(ways), told]];
}

function tooFew(
  name: FaultName,
  records: readonly FaultRecord[],
  { faultsOfEachKind, notSavedOfEachKind }: Demands,
): readonly string[] {
  const own = records.filter((record) => record.name === name);
  const told = own.reduce((sum, { notSaved }) => sum + notSaved, 0);
  return [
    ...(own.length < faultsOfEachKind ? [`"${name}" was done ${own.length} times only`] : []),
    ...(kindOf(name).reads === "not saved" && told < notSavedOfEachKind
      ? [`"${name}": of ${told} contests only somebody read that nothing is saved`]
      : []),
  ];
}

function tooSlow(name: FaultName, records: readonly FaultRecord[], demands: Demands): readonly string[] {
  const { pace } = kindOf(name);
  const times = records.filter((record) => record.name === name).flatMap(({ nextMs }) => nextMs);
  if (pace === undefined || times.length === 0) return [];
  const { medianMs, worstMs } = demands[pace];
  const [middle, worst] = [median(times), Math.max(...times)];
  return [
    ...(middle > medianMs ? [`"${name}": the median is ${formatNumber(middle)} ms, above ${medianMs}`] : []),
    ...(worst > worstMs ? [`"${name}": the worst is ${formatNumber(worst)} ms, above ${worstMs}`] : []),
  ];
}

/** Where clients must read nothing of a fault. */
function noticed(name: FaultName, run: ClusterRun, { unnoticedMs }: Demands): readonly string[] {
  if (kindOf(name).reads !== "nothing") return [];
  const [pauseMs, gapMs] = [longestPause(run, name), longestWay(run.records, name)];
  return [
    ...(pauseMs > unnoticedMs ? [`"${name}" let a command wait for ${formatNumber(pauseMs)} ms`] : []),
    ...(gapMs > unnoticedMs ? [`in "${name}" a client saw nothing for ${formatNumber(gapMs)} ms`] : []),
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

/** The longest time from command to answer, of those given during such faults. */
function longestPause({ answers, records }: ClusterRun, kind: FaultName): number {
  const spans = records.filter(({ name }) => name === kind);
  const pauses = answers.flatMap(({ sentAt, answeredAt }) =>
    spans.some(({ fromMs, untilMs }) => answeredAt >= fromMs && sentAt <= untilMs)
      ? [answeredAt - sentAt]
      : [],
  );
  return Math.max(0, ...pauses);
}

function longestWay(records: readonly FaultRecord[], kind: FaultName): number {
  return Math.max(0, ...records.filter(({ name }) => name === kind).flatMap(({ waysBackMs }) => waysBackMs));
}
