interface Published {
  readonly slot: number;
  /** By which other processes reach it, such as `http://10.0.0.5:2567`. */
  readonly address: string;
}

/**
 * The slots of processes that tell others to find them at the loopback, where some are on other machines: from there nobody
 * reaches them. Empty where all are on one machine. DEP18
 */
export function unreachableSlots(processes: readonly Published[]): readonly number[] {
  const atLoopback = processes.filter(({ address }) => isLoopback(address));
  if (atLoopback.length === processes.length) return [];
  return atLoopback.map(({ slot }) => slot).toSorted((a, b) => a - b);
}

function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === "localhost" || hostname === "[::1]" || /^127\./.test(hostname);
}
