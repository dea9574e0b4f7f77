/** What of a request tells where the page is that makes it. */
export interface OriginHeaders {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  /** As the browser sees it: behind a trusted proxy the forwarded one. */
  readonly host: string | undefined;
  /** Whether it came by HTTPS: then its page did, too. */
  readonly isSecure: boolean;
}

/**
 * Whether a request comes from our own pages, or from no page at all (a program, which has no cookies of others).
 * Browsers send `Origin` with every POST and WebSocket, `Sec-Fetch-Site` only over HTTPS and to localhost.
 */
export function isOwnOrigin(
  { origin, fetchSite, host, isSecure }: OriginHeaders,
  publicOrigin: string | null,
): boolean {
  if (fetchSite !== undefined && fetchSite !== "same-origin" && fetchSite !== "none") return false;
  if (origin === undefined || origin === publicOrigin) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  // Whoever stands between may serve a page in our name, but only without our certificate. SCY6
  return page.host === host?.toLowerCase() && (!isSecure || page.protocol === "https:");
}

/**
 * What tells whoever runs the server why its own page is taken for a stranger's: a proxy in front that hides the page's
 * address, and the variable that mends it. AUT11
 */
export function originAdvice(
  { origin, host }: Pick<OriginHeaders, "origin" | "host">,
  forwardedHost: string | undefined,
): Readonly<Record<string, string>> {
  if (origin === undefined || !/^https?:\/\/[^/]{1,200}$/.test(origin) || !URL.canParse(origin)) return {};
  const page = new URL(origin);
  const isForwarded = forwardedHost?.toLowerCase() === page.host;
  return {
    origin: page.origin,
    host: (host ?? "").slice(0, 200),
    setting: isForwarded ? "TRUST_PROXY=1" : `PUBLIC_ORIGIN=${page.origin}`,
  };
}
