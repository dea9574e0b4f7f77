/** A figure from the moment on at which the server said it: `key` is whose it is. Times are ms since 1970. */
export interface Told {
  readonly key: string;
  readonly at: number;
  readonly value: string;
}

/** Where a figure stands: in the rows of the standings, in the strip of the first three, on the clock. */
export const figureKinds = ["standings", "leaders", "clock"] as const;
export type FigureKind = (typeof figureKinds)[number];

/** What stands on the page from that moment on; null: nothing. */
export interface Shown {
  readonly kind: FigureKind;
  readonly key: string;
  readonly at: number;
  readonly value: string | null;
}

/** A figure that stood on the page, and by how much it was behind when it was most. */
export interface Standing {
  readonly kind: FigureKind;
  readonly key: string;
  readonly value: string;
  readonly at: number;
  /** 0 while it was true; infinite for a figure that never was. */
  readonly behindMs: number;
}

/** A page may hear of a change a little before whoever made it hears that it is done. */
const aheadMs = 1_000;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** How far behind each figure was that stood on the page until `until`. Of keys that nobody told anything about nothing is said. */
export function latenessOf(
  told: readonly Told[],
  shown: readonly Shown[],
  until: number,
): readonly Standing[] {
  const truths = spansByKey(told, Number.POSITIVE_INFINITY);
  return figureKinds.flatMap((kind) => {
    const standings: Standing[] = [];
    const ofKind = shown.filter((figure) => figure.kind === kind);
    for (const [key, spans] of spansByKey(ofKind, until)) {
      const truth = truths.get(key);
      if (!truth) continue;
      for (const { value, from, to } of spans) {
        if (value === null || from >= until) continue;
        const true_ = truth.filter((span) => span.value === value);
        standings.push({ kind, key, value, at: from, behindMs: mostBehind({ from, to }, true_) });
      }
    }
    return standings;
  });
}

/** The longest that, within `seen`, has gone by since one of these spans. */
function mostBehind(seen: Span, truths: readonly Span[]): number {
  if (truths.length === 0) return Number.POSITIVE_INFINITY;
  const moments = [seen.to, ...truths.map(({ from }) => from - aheadMs)].filter(
    (at) => at > seen.from && at <= seen.to,
  );
  return Math.max(0, ...moments.map((at) => behindAt(at, truths)));
}

/** Just before `at`. */
function behindAt(at: number, truths: readonly Span[]): number {
  const isTrue = truths.some(({ from, to }) => from - aheadMs < at && at <= to);
  if (isTrue) return 0;
  const ends = truths.map(({ to }) => to).filter((to) => to < at);
  return ends.length === 0 ? Number.POSITIVE_INFINITY : at - Math.max(...ends);
}

function spansByKey<T extends { readonly key: string; readonly at: number; readonly value: string | null }>(
  entries: readonly T[],
  until: number,
): ReadonlyMap<string, readonly (Span & { readonly value: T["value"] })[]> {
  const byKey = Map.groupBy(
    entries.toSorted((a, b) => a.at - b.at),
    ({ key }) => key,
  );
  return new Map(
    [...byKey].map(([key, list]) => [
      key,
      list.map(({ at, value }, index) => ({
        value,
        from: at,
        to: Math.min(until, list[index + 1]?.at ?? until),
      })),
    ]),
  );
}
