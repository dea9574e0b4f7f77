import { Histogram } from "../Histogram.ts";
import type { PhaseResult } from "../product/PhaseResult.ts";
import type { Round } from "../round.ts";
import type { Plot, Series } from "./plot.ts";

/** The plots of some rounds of one load, over all rounds by percentile, of the last round over time. */
export function roundPlots(title: string, rounds: readonly Round[]): readonly Plot[] {
  const last = rounds.at(-1);
  if (!last) return [];
  const merged = (pick: (round: Round) => Histogram | null | undefined) =>
    Histogram.merged(rounds.flatMap((round) => pick(round) ?? []));
  const insert = percentiles(
    "journal",
    merged(({ journal }) => journal?.insert),
  );
  return [
    percentilePlot(`${title}: command → every other client`, [
      percentiles(
        "product",
        merged(({ phase }) => phase.pairs),
      ),
      percentiles(
        "product, the last client",
        merged(({ phase }) => phase.last),
      ),
      percentiles(
        "wire",
        merged(({ wire }) => wire?.pairs),
      ),
      insert,
    ]),
    percentilePlot(`${title}: command → reply`, [
      percentiles(
        "product",
        merged(({ phase }) => phase.reply),
      ),
      percentiles(
        "wire",
        merged(({ wire }) => wire?.reply),
      ),
      insert,
    ]),
    ...phasePlots(title, last.phase),
  ];
}

/** One stretch of load over its time. */
export function phasePlots(title: string, phase: PhaseResult): readonly Plot[] {
  const { replyByTime, pairsByTime, samples, startUs } = phase;
  const at = (atUs: number) => (atUs - startUs) / 1_000_000;
  const seconds = { label: "seconds", scale: "linear" } as const;
  return [
    timePlot(`${title}: latency over time`, { label: "ms", scale: "log" }, [
      overTime("others, 99 %", phase, pairsByTime, 0.99),
      overTime("others, median", phase, pairsByTime, 0.5),
      overTime("reply, 99 %", phase, replyByTime, 0.99),
      overTime("reply, median", phase, replyByTime, 0.5),
    ]),
    {
      title: `${title}: processor and event loop of the server`,
      x: seconds,
      y: { label: "% of a core, ms", scale: "linear" },
      series: [
        { name: "processor, %", points: samples.map(({ atUs, cpu }) => [at(atUs), cpu * 100] as const) },
        {
          name: "event loop held up, ms",
          points: samples.map(({ atUs, loopLagMs }) => [at(atUs), loopLagMs] as const),
        },
      ],
    },
    {
      title: `${title}: memory of the server`,
      x: seconds,
      y: { label: "MB", scale: "linear" },
      series: [
        {
          name: "resident",
          points: samples.map(({ atUs, residentBytes }) => [at(atUs), residentBytes / 1e6] as const),
        },
        {
          name: "heap",
          points: samples.map(({ atUs, heapUsedBytes }) => [at(atUs), heapUsedBytes / 1e6] as const),
        },
      ],
    },
  ];
}

function percentilePlot(title: string, series: readonly Series[]): Plot {
  return {
    title,
    x: { label: "share of all, each nine as wide", scale: "percentile" },
    y: { label: "ms", scale: "log" },
    series: series.filter(({ points }) => points.length > 0),
  };
}

function timePlot(title: string, y: Plot["y"], series: readonly Series[]): Plot {
  const shown = series.filter(({ points }) => points.length > 0);
  return { title, x: { label: "seconds", scale: "linear" }, y, series: shown };
}

function percentiles(name: string, histogram: Histogram): Series {
  if (histogram.total === 0) return { name, points: [] };
  const steps = Array.from({ length: 81 }, (_, index) => 1 - 10 ** (-index / 20));
  const reached = steps.filter((share) => histogram.total * (1 - share) >= 1);
  return { name, points: reached.map((share) => [share, histogram.quantile(share) / 1_000] as const) };
}

function overTime(name: string, { seconds }: PhaseResult, bins: readonly Histogram[], share: number): Series {
  const points = bins.map(
    (bin, index) => [((index + 0.5) / bins.length) * seconds, bin.quantile(share) / 1_000] as const,
  );
  return { name, points: points.filter(([, y]) => Number.isFinite(y)) };
}
