import type { FindingKind } from "../crash/findings.ts";
import { findingKinds } from "../crash/findings.ts";
import { median } from "../statistics.ts";
import { formatTable } from "../table.ts";
import { promotionKinds, promotionNames } from "./plan.ts";
import type { PromotionRecord } from "./promotion.ts";
import type { PromoteRun } from "./run.ts";

/** What a run came to, a column for each kind of promotion. */
export function reportOf({ records, findings }: Pick<PromoteRun, "records" | "findings">): string {
  const kinds = promotionNames;
  const of = kinds.map((kind) => records.filter((record) => record.kind === kind));
  const row = (label: string, count: (records: readonly PromotionRecord[]) => number) => [
    label,
    ...[...of, records].map((some) => (some.length === 0 ? "–" : whole(count(some)))),
  ];
  const found = (Object.keys(findingKinds) as FindingKind[]).map((kind) => [
    findingKinds[kind],
    ...kinds.map(() => ""),
    `${findings.count(kind)}`,
  ]);
  return formatTable([
    ["", ...kinds.map((kind) => promotionKinds[kind]), "all"],
    ["promotions", ...[...of, records].map(({ length }) => `${length}`)],
    row("shown events that the replica lacked, least", (some) => least(some.map(({ lacking }) => lacking))),
    row("  most", (some) => most(some.map(({ lacking }) => lacking))),
    row("  sum", (some) => sum(some.map(({ lacking }) => lacking))),
    row("  of these written again by their owner", (some) => sum(some.map(({ healed }) => healed))),
    row("  of these told as missing", (some) => sum(lossesOf(some).map(({ acts }) => acts))),
    row("committed at the cut, and told to nobody", (some) => sum(some.map(({ untold }) => untold))),
    row("contests paused, with the number of missing acts", (some) => lossesOf(some).length),
    row("  acknowledged commands among what is missing", (some) =>
      sum(lossesOf(some).map(({ commands }) => commands)),
    ),
    row("cut → number read by all six clients, median ms", (some) => median(toldMs(some))),
    row("  worst ms", (some) => most(toldMs(some))),
    row("cut → next accepted command, owner alive, median ms", (some) => median(nextMs(some))),
    row("  worst ms", (some) => most(nextMs(some))),
    row("cut → processes led to the new primary, median ms", (some) =>
      median(some.map(({ outageMs }) => outageMs)),
    ),
    ...found,
  ]);
}

function lossesOf(records: readonly PromotionRecord[]) {
  return records.flatMap(({ losses }) => losses).filter(({ acts }) => acts > 0);
}

function toldMs(records: readonly PromotionRecord[]): readonly number[] {
  return lossesOf(records).flatMap((loss) => loss.toldMs ?? []);
}

function nextMs(records: readonly PromotionRecord[]): readonly number[] {
  return records.flatMap((record) => record.nextMs);
}

function whole(value: number): string {
  return Number.isFinite(value) ? `${Math.round(value)}` : "–";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function least(values: readonly number[]): number {
  return Math.min(...values);
}

function most(values: readonly number[]): number {
  return Math.max(...values);
}
