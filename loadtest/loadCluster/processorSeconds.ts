import { childrenOf, readProc } from "../footprint/processTree.ts";

const ticksPerSecond = 100;

/**
 * Processor seconds that a process and all below it have used since they were started, in steps of 0.01 s: those that have
 * ended count in whoever waited for them. 0 for a process that has ended. Linux only.
 */
export function processorSeconds(pid: number): number {
  return ticksOf(pid) / ticksPerSecond;
}

function ticksOf(pid: number): number {
  const stat = readProc(`${pid}/stat`);
  // The name before may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user = 0, system = 0, ofEndedUser = 0, ofEndedSystem = 0] = fields.slice(11, 15).map(Number);
  return childrenOf(pid).reduce(
    (sum, child) => sum + ticksOf(child),
    user + system + ofEndedUser + ofEndedSystem,
  );
}
