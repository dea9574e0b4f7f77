import fs from "node:fs";

/** The server's own limit of clients in a room, and of screens among them. */
export const mostClients = 10_000;
export const mostScreens = mostClients / 4;

/** Besides connections: databases, modules, pipes. */
const spareFiles = 200;

/**
 * A sentence when so many clients need more open files in one process than the system lets it have; null when they fit.
 * Node raises its own soft limit to the hard one as it starts.
 */
export function fileLimitFault(clients: number, limits = readLimits()): string | null {
  const hard = Number(/^Max open files\s+\S+\s+(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  const needed = clients + spareFiles;
  if (hard >= needed) return null;
  return `${clients} clients need ${needed} open files in the server's process, and the system allows ${hard}: raise the hard limit (ulimit -Hn ${needed}).`;
}

function readLimits(): string {
  try {
    return fs.readFileSync("/proc/self/limits", "utf8");
  } catch {
    return ""; // another system: the first refused connection will tell
  }
}
