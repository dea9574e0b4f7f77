import { unseenAfterMs } from "./fittest.ts";
import type { ProcessRecord } from "./OwnershipStore.ts";

/** A process that has so much less to do that it had better have some of what another one has. */
export interface Lighter {
  readonly process: ProcessRecord;
  /** By so much, in loads. */
  readonly excess: number;
}

/** Of the load of the one that has more. */
const evenWithin = 0.2;

/**
 * The process with the least to do, where `selfId` has more by over a fifth. Null also while a process comes or goes: unseen,
 * starting, draining, or of another version than the others. CLU13
 */
export function findLighter(processes: readonly ProcessRecord[], selfId: string): Lighter | null {
  const self = processes.find(({ id }) => id === selfId);
  const isPassing = ({ starting, draining, unseenMs, version }: ProcessRecord) =>
    starting || draining || unseenMs >= unseenAfterMs || version !== self?.version;
  if (!self || processes.some(isPassing)) return null;
  const lightest = inOrder(processes).reduce((least, one) => (one.load < least.load ? one : least));
  const excess = self.load - lightest.load;
  return excess > self.load * evenWithin ? { process: lightest, excess } : null;
}

const turnMs = 1_000;

/** Whose second it is: all who ask at one time say the same, so that no two give to a third at once. CLU13 */
export function isTurnOf(processes: readonly ProcessRecord[], selfId: string, now: number): boolean {
  const turn = Math.floor(now / turnMs) % processes.length;
  return inOrder(processes)[turn]?.id === selfId;
}

function inOrder(processes: readonly ProcessRecord[]): readonly ProcessRecord[] {
  return processes.toSorted((a, b) => a.slot - b.slot);
}
