import { median, quantile } from "../../../loadtest/statistics.ts";

/** How evenly the frames of a film came. */
export interface Pace {
  readonly frames: number;
  readonly perSecond: number;
  readonly medianGapMs: number;
  readonly p99GapMs: number;
  readonly worstGapMs: number;
}

/** FLM5 A film has at least so many frames a second. */
export const leastPerSecond = 10;
/** And none of them stands for longer: what happened then was filmed by nobody. */
export const mostGapMs = 500;

/** `at`: when each frame was shown, in their order. Not a number where there are none. */
export function paceOf(at: readonly number[]): Pace {
  const gaps = at.slice(1).map((time, index) => time - (at[index] ?? time));
  const lastedMs = (at.at(-1) ?? 0) - (at[0] ?? 0);
  return {
    frames: at.length,
    perSecond: (gaps.length / lastedMs) * 1_000,
    medianGapMs: median(gaps),
    p99GapMs: quantile(gaps, 0.99),
    worstGapMs: quantile(gaps, 1),
  };
}

/** `void`: the computer is too slow to film anything, as the empty pages show that were filmed before and after. */
export type PaceVerdict = "good" | "slow" | "void";

export function judgePace(film: Pace, empty: readonly Pace[]): PaceVerdict {
  if (slownessOf(film).length === 0) return "good";
  return empty.every((pace) => slownessOf(pace).length === 0) ? "slow" : "void";
}

/** What is too slow about it, in sentences. */
export function slownessOf({ perSecond, worstGapMs }: Pace): readonly string[] {
  return [
    // Of no frames at all neither is a number.
    ...(perSecond >= leastPerSecond ? [] : [`fewer than ${leastPerSecond} frames a second`]),
    ...(worstGapMs > mostGapMs
      ? [`a frame stood for ${Math.round(worstGapMs)} ms, longer than ${mostGapMs}`]
      : []),
  ];
}
