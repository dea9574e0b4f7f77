import { childrenOf, readProc } from "../footprint/processTree.ts";

/** Seconds of a processor: in programs of one's own, and in the system on their behalf. */
export interface ProcessorSeconds {
  readonly user: number;
  readonly system: number;
}

const ticksPerSecond = 100;

/**
 * Processor seconds that a process and all below it have used since they were started, in steps of 0.01 s: those that have
 * ended count in whoever waited for them. 0 for a process that has ended. Linux only.
 */
export function processorSeconds(pid: number): ProcessorSeconds {
  const stat = readProc(`${pid}/stat`);
  // The name before may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user = 0, system = 0, ofEndedUser = 0, ofEndedSystem = 0] = fields.slice(11, 15).map(Number);
  return sumOf([
    { user: (user + ofEndedUser) / ticksPerSecond, system: (system + ofEndedSystem) / ticksPerSecond },
    ...childrenOf(pid).map(processorSeconds),
  ]);
}

export function sumOf(some: readonly ProcessorSeconds[]): ProcessorSeconds {
  return some.reduce((sum, { user, system }) => ({ user: sum.user + user, system: sum.system + system }), {
    user: 0,
    system: 0,
  });
}

/** Of both kinds. */
export function allOf({ user, system }: ProcessorSeconds): number {
  return user + system;
}
