/** Addresses for the pupils, the best first; none when only this computer can reach the server. */
export function joinOrigins(pageOrigin: string, networkOrigins: readonly string[]): readonly string[] {
  const page = new URL(pageOrigin);
  // Behind https stands a name that somebody set up; the machine's own addresses are not meant for pupils then.
  if (page.protocol === "https:") return [pageOrigin];
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
