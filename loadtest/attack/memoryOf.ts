import { readFileSync } from "node:fs";

/** What a process holds in memory, bytes. Linux only. */
export function memoryOf(pid: number): number {
  const kiB = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kiB) * 1024;
}
