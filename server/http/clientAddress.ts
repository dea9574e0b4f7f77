import { isIPv6 } from "node:net";
import type { Request } from "express";

/**
 * The address under which a client's failures are counted: the socket's, or what a trusted proxy says. One network of
 * IPv6 (/64) counts as one address.
 */
export function clientAddress(request: Request): string {
  const address = (request.ip ?? "").replace(/^::ffff:/i, "");
  return isIPv6(address) ? `${expanded(address).slice(0, 4).join(":")}::/64` : address;
}

/** From this machine itself, and not through a proxy on it. */
export function isLoopback(request: Request): boolean {
  if (request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined)
    return false;
  const address = (request.socket.remoteAddress ?? "").replace(/^::ffff:/i, "");
  return address === "::1" || address.startsWith("127.");
}

function expanded(address: string): readonly string[] {
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => "0"), ...after].map((part) =>
    part.replace(/^0+(?=.)/, "").toLowerCase(),
  );
}
