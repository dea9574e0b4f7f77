import type { Page } from "playwright-core";
import { quantile } from "../../../loadtest/statistics.ts";

/** How evenly a page draws, in milliseconds from frame to frame. */
export interface FrameTimes {
  readonly frames: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly worstMs: number;
}

export async function measureFrames(page: Page, forMs: number): Promise<FrameTimes> {
  const intervals = await page.evaluate(intervalsFor, forMs);
  return {
    frames: intervals.length,
    medianMs: quantile(intervals, 0.5),
    p99Ms: quantile(intervals, 0.99),
    worstMs: quantile(intervals, 1),
  };
}

/** Runs in the page. */
function intervalsFor(forMs: number): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const intervals: number[] = [];
    let startedAt: number | null = null;
    let before = 0;
    const step = (now: number) => {
      if (startedAt === null) startedAt = now;
      else intervals.push(now - before);
      before = now;
      if (now - startedAt < forMs) requestAnimationFrame(step);
      else resolve(intervals);
    };
    requestAnimationFrame(step);
  });
}
