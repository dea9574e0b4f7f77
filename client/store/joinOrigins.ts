/**
 * Addresses for the pupils, the best first; none when only this computer can reach the server. `isGiven`: whoever runs the server
 * has said where people reach it, and it did not find that out itself. PAG22
 */
export function joinOrigins(
  pageOrigin: string,
  networkOrigins: readonly string[],
  isGiven = false,
): readonly string[] {
  const page = new URL(pageOrigin);
  // Behind https stands a name that somebody set up, or a proxy of theirs; the machine's own addresses are not meant for
  // pupils then. A server that speaks it itself has addresses of it, too. SCY6
  const isItself = networkOrigins.some((origin) => origin.startsWith("https:"));
  if (page.protocol === "https:" && !(isItself && isMachine(page.hostname))) return [pageOrigin];
  // A server that listens on loopback only tells that address.
  const reachable = networkOrigins.filter((origin) => !isLoopback(new URL(origin).hostname));
  if (reachable.includes(pageOrigin)) {
    return [pageOrigin, ...reachable.filter((origin) => origin !== pageOrigin)];
  }
  if (isLoopback(page.hostname)) return reachable;
  if (reachable.length === 0) return [pageOrigin];
  // A server in a container, or behind what passes a port on, does not know the number by which this page came. A name may
  // be one that only this computer calls itself.
  return isMachine(page.hostname) && !isGiven ? [pageOrigin, ...reachable] : reachable;
}

/** As people type it. */
export function spokenAddress(origin: string): string {
  return origin.replace(/^http:\/\//, "");
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\./.test(hostname);
}

/** An address of a machine, and no name of it. */
function isMachine(hostname: string): boolean {
  return isLoopback(hostname) || hostname.startsWith("[") || /^[\d.]+$/.test(hostname);
}
