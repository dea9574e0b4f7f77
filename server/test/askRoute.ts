import http from "node:http";
import { type RouteBody, type RouteName, type RouteReply, routes } from "../../shared/api.ts";
import { hangMs } from "./eventually.ts";

export interface Asked<N extends RouteName> {
  readonly status: number;
  /** The reply, or the problem when the status is not 200. */
  readonly reply: RouteReply[N] & { readonly code?: string };
  readonly bytes: number;
  readonly cookie: string | null;
}

export interface Asking<N extends RouteName> {
  readonly code?: string;
  readonly token?: string;
  readonly cookie?: string;
  readonly body?: RouteBody<N>;
}

/** Calls a route at `origin`, on a connection of its own: nothing is pooled, so nothing outlives a restart of the app. */
export async function askRoute<N extends RouteName>(
  origin: string,
  name: N,
  { code = "", token, cookie, body }: Asking<N> = {},
): Promise<Asked<N>> {
  const { method, path } = routes[name];
  const content = body === undefined ? null : JSON.stringify(body);
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(cookie === undefined ? {} : { cookie }),
    ...(content === null ? {} : { "content-type": "application/json" }),
  };
  const { response, bytes } = await exchange(
    new URL(path.replace(":code", code), origin),
    method,
    headers,
    content,
  );
  const text = bytes.toString("utf8");
  const isJson = /json;/.test(response.headers["content-type"] ?? "");
  return {
    status: response.statusCode ?? 0,
    // The shapes are the contract of shared/api.ts, kept by the server's compiler.
    reply: (isJson ? JSON.parse(text) : text) as Asked<N>["reply"],
    bytes: bytes.length,
    cookie: response.headers["set-cookie"]?.[0]?.split(";", 1)[0] ?? null,
  };
}

/** The body at any path of the server: pages, metrics, what does not exist. */
export async function askPath(origin: string, path: string): Promise<{ status: number; text: string }> {
  const { response, bytes } = await exchange(new URL(path, origin), "GET", {}, null);
  return { status: response.statusCode ?? 0, text: bytes.toString("utf8") };
}

function exchange(
  url: URL,
  method: string,
  headers: http.OutgoingHttpHeaders,
  content: string | null,
): Promise<{ readonly response: http.IncomingMessage; readonly bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(hangMs);
    const request = http.request(url, { method, headers, signal, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ response, bytes: Buffer.concat(chunks) }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(content ?? undefined);
  });
}
