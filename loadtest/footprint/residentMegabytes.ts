import { childrenOf, readProc } from "./processTree.ts";

/** What a process and all below it hold of the memory, in MB as `/proc` counts them; 0 for one that has ended. */
export function residentMegabytes(pid: number): number {
  const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(readProc(`${pid}/status`))?.[1] ?? 0) / 1024;
  return childrenOf(pid).reduce((sum, child) => sum + residentMegabytes(child), own);
}
