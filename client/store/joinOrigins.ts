/** Addresses for the pupils, the best first; none when only this computer can reach the server. */
export function joinOrigins(pageOrigin: string, networkOrigins: readonly string[]): readonly string[] {
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
  if (reachable.length > 0) return reachable;
  return isLoopback(page.hostname) ? [] : [pageOrigin];
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
