/** In how many lines a name may stand: just so many, or no more than it takes in the narrowest letters. */
export type NameLines = 1 | 2 | 3 | "1 to 3";

/** One way to set a name. */
export interface NameTry {
  readonly lines: 1 | 2 | 3;
  /** Of its letters, in per cent, as the family counts its widths. */
  readonly widthPercent: number;
  /** As a style sheet says it; empty for the size of the place. */
  readonly fontSize: string;
  /** Words are broken anywhere. */
  readonly isBroken: boolean;
}

const lineCounts: Readonly<Record<NameLines, readonly (1 | 2 | 3)[]>> = {
  1: [1],
  2: [2],
  3: [3],
  "1 to 3": [1, 2, 3],
};
/** Down to the family's narrowest. */
const widths = [100, 92.5, 85, 77.5, 70, 62.5];
const narrowest = 62.5;
/** Of the place; a name is never made lower than names have to be there, which `--name` says. */
const shares = [0.92, 0.84, 0.7, 0.6, 0.5];
const smallest = sizeOf(0.5);

/**
 * How a name is tried, the best first: in narrower letters, in more lines where it may have them, then in smaller letters, and
 * with broken words. What fits in none of these ways is set in the last one, and cut.
 */
export function nameTries(lines: NameLines): readonly NameTry[] {
  const counts = lineCounts[lines];
  const whole = { fontSize: "", isBroken: false };
  const narrower = counts.flatMap((count) =>
    widths.map((widthPercent) => ({ ...whole, lines: count, widthPercent })),
  );
  const smaller = shares.flatMap((share) =>
    counts.map((count) => ({ ...whole, lines: count, widthPercent: narrowest, fontSize: sizeOf(share) })),
  );
  const broken = counts.flatMap((count) =>
    count > 1 ? [{ lines: count, widthPercent: narrowest, fontSize: smallest, isBroken: true }] : [],
  );
  return [...narrower, ...smaller, ...broken];
}

function sizeOf(share: number): string {
  return `min(1em, max(${share}em, var(--name)))`;
}
