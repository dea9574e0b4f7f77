import { isSameSecret } from "../auth/sameSecret.ts";
import { isLoopback } from "./clientAddress.ts";

/**
 * Whether a request may read the metrics: from this machine itself, or with the token that a Prometheus elsewhere was
 * given. `token`: null for none. DEP11
 */
export function mayReadMetrics(request: Parameters<typeof isLoopback>[0], token: string | null): boolean {
  if (isLoopback(request)) return true;
  const given = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? "")?.[1];
  return token !== null && given !== undefined && isSameSecret(given, token);
}
