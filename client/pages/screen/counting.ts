import { motionTimes } from "../../theme/motionTimes.ts";

export const { count: countMs } = motionTimes;

/** What is shown of points so long after they were told: from nothing up, fast at first, and all of them at the end. */
export function countedPoints(points: number, sinceMs: number): number {
  const share = Math.min(1, Math.max(0, sinceMs / countMs));
  return share === 1 ? points : Math.round(points * (1 - (1 - share) ** 3));
}
