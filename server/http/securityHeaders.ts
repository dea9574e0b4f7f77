import type { RequestHandler } from "express";

const yearSeconds = 365 * 24 * 60 * 60;

/** The headers of every answer. NET8 */
export function securityHeaders(publicOrigin: string | null): RequestHandler {
  const always = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    // Browsers heed it only where they came by HTTPS: the school's own network is not held to it.
    ...(publicOrigin?.startsWith("https:") && { "Strict-Transport-Security": `max-age=${yearSeconds}` }),
  };
  return (request, response, next) => {
    response.set({ ...always, "Content-Security-Policy": contentSecurityPolicy(request.host) });
    next();
  };
}

function contentSecurityPolicy(host: string | undefined): string {
  return [
    "default-src 'self'",
    // Pictures of statements are fetched with a token. MED8
    "img-src 'self' data: blob:",
    // KaTeX places its parts by inline styles, and small fonts are inside the style sheet.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    `connect-src ${["'self'", ...socketOrigins(host)].join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** To Safari before 15.4 a WebSocket is never `self`. Whether it is `wss` a proxy knows, not always we. */
function socketOrigins(host: string | undefined): readonly string[] {
  const isHost = /^([\w-]+(\.[\w-]+)*\.?|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(host ?? "");
  return isHost ? [`ws://${host}`, `wss://${host}`] : [];
}
