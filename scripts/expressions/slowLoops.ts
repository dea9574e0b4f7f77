import { type Position, type Positions, positionsOf } from "./positions.ts";

/**
 * A text that an expression reads in ever more ways the oftener it is repeated, so that a long one takes longer than in proportion to its length where
 * in the end none of the ways leads to a match; null: there is none. Exact but for what looks ahead or back, and for numbers of repetitions. SCY9
 */
export function findSlowText(pattern: string, flags: string): string | null {
  const positions = positionsOf(pattern, flags);
  const reached = positions.all.map((_, from) => reachedFrom(positions, from));
  const leadsTo = (from: number, to: number) => reached[from]?.has(to) === true;
  const loops = positions.all.map(
    (_, number) => new Set([...(reached[number] ?? [])].filter((other) => leadsTo(other, number))),
  );
  const loopOf = (number: number) => loops[number] as ReadonlySet<number>;
  for (const [p, { isEnd, nextTwice, reads }] of positions.all.entries()) {
    if (loopOf(p).size === 0) continue;
    if (!isEnd && [...nextTwice].some((next) => loopOf(p).has(next))) return positions.characterOf(reads);
    for (const q of reached[p] ?? []) {
      if (p === q || loopOf(q).size === 0) continue;
      const text = findCommonText(
        positions,
        [p, p, q],
        [p, q, q],
        [
          (next) => loopOf(p).has(next),
          (next) => next === q || leadsTo(next, q),
          // What could have been a match before does not fail.
          (next) => loopOf(q).has(next) && positions.all[next]?.isEnd === false,
        ],
      );
      if (text !== null) return text;
    }
  }
  return null;
}

function reachedFrom(positions: Positions, from: number): ReadonlySet<number> {
  const reached = new Set<number>();
  const open = [from];
  for (let number = open.pop(); number !== undefined; number = open.pop())
    for (const next of positions.all[number]?.next ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  return reached;
}

type Three = readonly [number, number, number];
type OnWay = (next: number) => boolean;

/** A text that leads three readers from where they are to where they shall be. */
function findCommonText(
  positions: Positions,
  from: Three,
  to: Three,
  onWay: readonly [OnWay, OnWay, OnWay],
): string | null {
  const seen = new Set<string>();
  const open: (readonly [Three, string])[] = [[from, ""]];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [[p, between, q], text] = at;
    const steps = [p, between, q].map((number, index) =>
      [...(positions.all[number]?.next ?? [])].filter((next) => onWay[index]?.(next)),
    );
    for (const next of choicesOf(steps)) {
      const reads = next.reduce((mask, number) => mask & (positions.all[number] as Position).reads, -1n);
      if (reads === 0n || seen.has(next.join(" "))) continue;
      const longer = text + positions.characterOf(reads);
      if (next.every((number, index) => number === to[index])) return longer;
      seen.add(next.join(" "));
      open.push([next, longer]);
    }
  }
  return null;
}

function choicesOf([first = [], second = [], third = []]: readonly (readonly number[])[]): readonly Three[] {
  return first.flatMap((a) => second.flatMap((b) => third.map((c) => [a, b, c] as const)));
}
