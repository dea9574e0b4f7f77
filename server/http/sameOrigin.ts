/** What of a request tells where the page is that makes it. */
export interface OriginHeaders {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  /** As the browser sees it: behind a trusted proxy the forwarded one. */
  readonly host: string | undefined;
}

/**
 * Whether a request comes from our own pages, or from no page at all (a program, which has no cookies of others).
 * Browsers send `Origin` with every POST and WebSocket, `Sec-Fetch-Site` only over HTTPS and to localhost.
 */
export function isOwnOrigin(
  { origin, fetchSite, host }: OriginHeaders,
  publicOrigin: string | null,
): boolean {
  if (fetchSite !== undefined && fetchSite !== "same-origin" && fetchSite !== "none") return false;
  if (origin === undefined || origin === publicOrigin) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
