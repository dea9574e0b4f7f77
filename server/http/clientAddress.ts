import type { IncomingMessage } from "node:http";
import type { Request } from "express";
import { networkOf } from "../sockets/networkOf.ts";

/** The address under which a client's failures are counted: the socket's, or what a trusted proxy says. */
export function clientAddress(request: Request): string {
  return networkOf(request.ip ?? "");
}

/** What proxies say about whom they ask for; only some say any of it. */
const proxyHeaders =
  /^(forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-.*|x-original-.*)$/;
const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Asked from this machine itself, by its own name, and as far as can be told not through a proxy on it: a page of
 * others can make a browser here ask, too, but not under our name.
 */
export function isLoopback({
  headers,
  httpVersion,
  socket,
}: Pick<IncomingMessage, "headers" | "httpVersion"> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
}): boolean {
  // Proxies that say nothing ask by HTTP/1.0.
  if (httpVersion === "1.0" || Object.keys(headers).some((name) => proxyHeaders.test(name))) return false;
  const address = (socket.remoteAddress ?? "").replace(/^::ffff:/i, "");
  return loopbackHost.test(headers.host ?? "") && (address === "::1" || address.startsWith("127."));
}
