import type { LiveContests } from "../supervision/LiveContests.ts";
import type { ProcessReport } from "./processReport.ts";

export interface BrokenAnywhereDeps {
  /** Of this process; null: alone. */
  readonly slot: number | null;
  readonly live: Pick<LiveContests, "broken" | "contestIds">;
  /** What all processes say of themselves; null: it is not known. */
  readonly reports: () => Promise<readonly ProcessReport[] | null>;
}

/**
 * The contests that are broken here, or at another process as it said last. What runs here is not, and what this process said
 * before counts no more. RDS14
 */
export async function brokenAnywhere({
  slot,
  live,
  reports,
}: BrokenAnywhereDeps): Promise<ReadonlySet<string>> {
  const others = ((await reports()) ?? []).filter((report) => report.slot !== slot);
  const running = new Set(live.contestIds());
  const there = others.flatMap(({ broken }) => broken).filter(({ contestId }) => !running.has(contestId));
  return new Set([...live.broken.list(), ...there].map(({ contestId }) => contestId));
}
