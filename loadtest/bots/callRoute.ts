import http from "node:http";
import { type Problem, type RouteBody, type RouteName, type RouteReply, routes } from "../../shared/api.ts";

export type Answer<N extends RouteName> =
  | { readonly ok: true; readonly reply: RouteReply[N] }
  | { readonly ok: false; readonly problem: Problem };

export type Call<N extends RouteName> = {
  /** Fills `:code` in the route's path. */
  readonly code?: string;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string;
} & (RouteBody<N> extends null ? { readonly body?: undefined } : { readonly body: RouteBody<N> });

export interface Caller {
  /** `http://host:port` of the server. */
  readonly origin: string;
  /** The loopback address to call from. */
  readonly localAddress: string;
  /** Shown every body as it came. */
  readonly onBody?: ((body: Uint8Array) => void) | undefined;
}

const patienceMs = 10_000;

/** Calls a route. Rejects when the server cannot be reached, does not answer in time or answers no JSON. */
export async function callRoute<N extends RouteName>(
  caller: Caller,
  name: N,
  { code = "", token, body }: Call<N>,
): Promise<Answer<N>> {
  const { method, path } = routes[name];
  const content = body === undefined ? null : JSON.stringify(body);
  const headers: http.OutgoingHttpHeaders = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(content === null
      ? {}
      : { "content-type": "application/json", "content-length": Buffer.byteLength(content) }),
  };
  const { status, bytes } = await exchange(caller, method, path.replace(":code", code), headers, content);
  caller.onBody?.(bytes);
  const answered: unknown = JSON.parse(bytes.toString("utf8"));
  // The shapes are the contract of shared/api.ts, kept by the server's compiler.
  if (status === 200) return { ok: true, reply: answered as RouteReply[N] };
  return { ok: false, problem: answered as Problem };
}

function exchange(
  { origin, localAddress }: Caller,
  method: string,
  path: string,
  headers: http.OutgoingHttpHeaders,
  content: string | null,
): Promise<{ readonly status: number; readonly bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patienceMs);
    const request = http.request(
      new URL(path, origin),
      { method, headers, localAddress, signal, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(chunks) }));
        response.on("error", reject);
      },
    );
    request.on("error", reject);
    request.end(content ?? undefined);
  });
}
