import type { RequestHandler } from "express";

const yearSeconds = 365 * 24 * 60 * 60;

/** The headers of every answer. `isVouchedFor`: people reach the server by HTTPS and a certificate not of its own making. NET8 */
export function securityHeaders(isVouchedFor: boolean): RequestHandler {
  const always = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    // Browsers heed it only where they came by HTTPS: the school's own network is not held to it. With a certificate of
    // ours nobody could click a warning away any more. SCY6
    ...(isVouchedFor && { "Strict-Transport-Security": `max-age=${yearSeconds}` }),
  };
  return (request, response, next) => {
    response.set({
      ...always,
      "Content-Security-Policy": contentSecurityPolicy(request.host, request.secure),
      // By plain HTTP browsers ignore it, and complain.
      ...(request.secure && { "Cross-Origin-Opener-Policy": "same-origin" }),
    });
    next();
  };
}

/** What a page may do. Scripts come from files of ours, and nothing makes code out of text. SCY7 */
function contentSecurityPolicy(host: string | undefined, isSecure: boolean): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    // Pictures of statements are fetched with a token. MED8
    "img-src 'self' data: blob:",
    // KaTeX places its parts by style attributes, and a drawing (SVG) that an author chooses is drawn by its own sheet.
    "style-src 'self' 'unsafe-inline'",
    // Small fonts are inside the style sheet.
    "font-src 'self' data:",
    `connect-src ${["'self'", ...socketOrigins(host, isSecure)].join(" ")}`,
    // What draws when the big screen's own program hangs. RST6
    "worker-src 'self'",
    "manifest-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** To Safari before 15.4 a WebSocket is never `self`. Whether a plain request began as `wss` a proxy knows, not always we. */
function socketOrigins(host: string | undefined, isSecure: boolean): readonly string[] {
  const isHost = /^([\w-]+(\.[\w-]+)*\.?|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(host ?? "");
  if (!isHost) return [];
  return isSecure ? [`wss://${host}`] : [`ws://${host}`, `wss://${host}`];
}
