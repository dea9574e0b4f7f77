import type { LiveContests } from "../supervision/LiveContests.ts";
import { type ProcessReport, runningIn } from "./processReport.ts";

export interface BrokenAnywhereDeps {
  /** Of this process; null: alone. */
  readonly slot: number | null;
  readonly live: Pick<LiveContests, "broken" | "contestIds">;
  /** What all processes say of themselves; null: it is not known. */
  readonly reports: () => Promise<readonly ProcessReport[] | null>;
}

/**
 * The contests that are broken here, or at another process as it said last. What runs at any process is not: whoever calls it
 * broken could not read it before. What this process said before counts no more. RDS14
 */
export async function brokenAnywhere({
  slot,
  live,
  reports,
}: BrokenAnywhereDeps): Promise<ReadonlySet<string>> {
  const others = ((await reports()) ?? []).filter((report) => report.slot !== slot);
  const running = new Set([...live.contestIds(), ...runningIn(others)]);
  const broken = [...live.broken.list(), ...others.flatMap((report) => report.broken)];
  return new Set(broken.map(({ contestId }) => contestId).filter((contestId) => !running.has(contestId)));
}
