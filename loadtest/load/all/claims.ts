import { median } from "../../statistics.ts";
import { formatNumber } from "../../table.ts";
import type { Histogram } from "../Histogram.ts";
import type { PhaseResult } from "../product/PhaseResult.ts";
import type { Round } from "../round.ts";
import type { DistrictRound } from "./district.ts";
import type { HallRound } from "./hall.ts";
import type { LongContest } from "./longContest.ts";
import type { Soak, SoakedContest } from "./soak.ts";

/** One thing that must hold: what was measured, of what it may be at most. */
export interface Claim {
  /** As the list of what must be shown numbers it. */
  readonly number: string;
  readonly title: string;
  /** Measured and allowed, in words. */
  readonly measured: string;
  readonly allowed: string;
  /** Measured of allowed: at most 1 passes; null: reported only. */
  readonly ratio: number | null;
}

/** What {@link Claim}s are made of; null: was not measured. */
export interface AllResults {
  readonly hall: readonly HallRound[];
  readonly hallEmbedded: readonly HallRound[];
  readonly stadium: readonly Round[];
  readonly district: readonly DistrictRound[];
  readonly soak: Soak | null;
  readonly longContest: LongContest | null;
}

/** Whether it holds; what is only reported does. */
export function passes({ ratio }: Claim): boolean {
  return ratio === null || ratio <= 1;
}

export function claimsOf(all: AllResults): readonly Claim[] {
  return [
    ...screenClaim("1", "hall, 20 commands/s: 99 % of command → every screen", all.hall, 1.5, true),
    ...screenClaim("1", "the same on the embedded database", all.hallEmbedded, 1.5, false),
    ...screenClaim("2", "stadium, 20 commands/s: 99 % of command → every screen", all.stadium, 2, true),
    ...replyClaim(all.district),
    ...throughputClaim(all.district),
    ...bellClaim(all.hall),
    ...stormClaim(all.hall),
    ...(all.soak ? soakClaims(all.soak) : []),
    ...(all.longContest ? longContestClaims(all.longContest) : []),
  ];
}

const mostHeapGrowth = 1.05;
/** Two medians of one load differ by less than this by chance. */
const noise = 1.25;
const mostOpenMs = 1_000;
const leastShareOfJournal = 0.5;

function screenClaim(
  number: string,
  title: string,
  rounds: readonly Round[],
  factor: number,
  counts: boolean,
): readonly Claim[] {
  if (rounds.length === 0) return [];
  const product = rounds.map(({ phase }) => p99(phase.pairs));
  const allowed = rounds.map(({ wire, journal }) => factor * p99(wire?.pairs) + p99(journal?.insert));
  const ratio = median(rounds.map((_, index) => (product[index] ?? 0) / (allowed[index] ?? 0)));
  return [
    {
      number,
      title: counts ? title : `${title} (${ratio.toFixed(2)} of the same limit)`,
      measured: `${formatNumber(median(product))} ms`,
      allowed: `${factor} × wire + journal = ${formatNumber(median(allowed))} ms`,
      ratio: counts ? ratio : null,
    },
  ];
}

function replyClaim(rounds: readonly DistrictRound[]): readonly Claim[] {
  if (rounds.length === 0) return [];
  const product = rounds.map(({ phase }) => p99(phase.reply));
  const allowed = rounds.map(({ wire, journal }) => 2 * (p99(wire?.reply) + p99(journal?.insert)));
  return [
    {
      number: "3",
      title: "district, 200 commands/s: 99 % of command → reply",
      measured: `${formatNumber(median(product))} ms`,
      allowed: `2 × (wire + journal) = ${formatNumber(median(allowed))} ms`,
      ratio: median(rounds.map((_, index) => (product[index] ?? 0) / (allowed[index] ?? 0))),
    },
  ];
}

function throughputClaim(rounds: readonly DistrictRound[]): readonly Claim[] {
  if (rounds.length === 0) return [];
  const least = rounds.map(({ journal }) => leastShareOfJournal * (journal?.flatOut ?? Number.NaN));
  return [
    {
      number: "4",
      title: "100 rooms × 20 seats: commands/s sustained with 99 % of the replies below 100 ms",
      measured: `${formatNumber(median(rounds.map(({ sustained }) => sustained)))} /s`,
      allowed: `half the journal's rate = ${formatNumber(median(least))} /s at least`,
      ratio: median(rounds.map(({ sustained }, index) => (least[index] ?? Number.NaN) / sustained)),
    },
  ];
}

function bellClaim(rounds: readonly HallRound[]): readonly Claim[] {
  if (rounds.length === 0) return [];
  const lastMs = median(rounds.map(({ bell }) => bell.lastReplyAfterUs / 1_000));
  return [
    {
      number: "5",
      title: "bell, 300 teams: last request → last reply",
      measured: `${formatNumber(lastMs)} ms`,
      allowed: "1 s",
      ratio: lastMs / 1_000,
    },
  ];
}

function stormClaim(rounds: readonly HallRound[]): readonly Claim[] {
  if (rounds.length === 0) return [];
  const backMs = median(rounds.map(({ storm }) => (storm?.back.most ?? Number.NaN) / 1_000));
  return [
    {
      number: "6",
      title: "storm: 1,000 seats back, none lost, no command doubled",
      measured: `${formatNumber(backMs / 1_000)} s`,
      allowed: "10 s",
      ratio: backMs / 10_000,
    },
  ];
}

function soakClaims({ contests }: Soak): readonly Claim[] {
  const [first, last] = [contests[0], contests.at(-1)];
  const [firstHeap, lastHeap] = [first?.heaps.end ?? Number.NaN, last?.heaps.end ?? Number.NaN];
  const medianMs = (phase: PhaseResult | undefined) => (phase?.pairs.quantile(0.5) ?? Number.NaN) / 1_000;
  const [firstMs, lastMs] = [medianMs(first?.phase), medianMs(last?.phase)];
  return [
    {
      number: "7",
      title: "soak: heap after a forced collection before the last contest ends, of that before the first",
      measured: `${formatNumber(lastHeap / 1e6)} MB`,
      allowed: `${mostHeapGrowth} × ${formatNumber(firstHeap / 1e6)} MB`,
      ratio: lastHeap / firstHeap / mostHeapGrowth,
    },
    {
      number: "7",
      title: "soak: median of command → every screen in the last contest, of that in the first",
      measured: `${formatNumber(lastMs)} ms`,
      allowed: `${noise} × ${formatNumber(firstMs)} ms`,
      ratio: lastMs / firstMs / noise,
    },
    {
      number: "7",
      title: "soak: what a command leaves in memory while its contest is under way",
      measured: `${formatNumber(first ? bytesPerCommand(first) : Number.NaN)} bytes`,
      allowed: "",
      ratio: null,
    },
  ];
}

function bytesPerCommand({ heaps, phase }: SoakedContest): number {
  return (heaps.end - heaps.begin) / phase.accepted;
}

function longContestClaims({ events, replayMs, openMs, long, young }: LongContest): readonly Claim[] {
  const [longMs, youngMs] = [long.quantile(0.5) / 1_000, young.quantile(0.5) / 1_000];
  return [
    {
      number: "8",
      title: `a contest of ${formatNumber(events)} events opens (snapshot + tail; from the whole journal ${formatNumber(replayMs)} ms)`,
      measured: `${formatNumber(openMs)} ms`,
      allowed: `${formatNumber(mostOpenMs)} ms`,
      ratio: openMs / mostOpenMs,
    },
    {
      number: "8",
      title: "median of command → reply in it, of that in a young contest beside it",
      measured: `${formatNumber(longMs)} ms`,
      allowed: `${noise} × ${formatNumber(youngMs)} ms`,
      ratio: longMs / youngMs / noise,
    },
  ];
}

function p99(histogram: Histogram | null | undefined): number {
  return (histogram?.quantile(0.99) ?? Number.NaN) / 1_000;
}
