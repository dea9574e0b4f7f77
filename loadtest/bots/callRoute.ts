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
  /** Of one process among several, before the route's own; absent or empty: whichever answers. */
  readonly path?: string;
  /** How far the client has seen the contest; absent or null: it was told no mark. */
  readonly mark?: string | null;
  /** How long to wait for the answer; 10 s unless set. */
  readonly patienceMs?: number;
} & (RouteBody<N> extends null ? { readonly body?: undefined } : { readonly body: RouteBody<N> });

export interface Caller {
  /** `http://host:port` of the server. */
  readonly origin: string;
  /** The loopback address to call from. */
  readonly localAddress: string;
  /** Shown every body as it came. */
  readonly onBody?: ((body: Uint8Array) => void) | undefined;
}

const defaultPatienceMs = 10_000;
/** From a process to the one that has the contest, and on if it moved meanwhile. */
const mostRedirects = 4;

/**
 * Calls a route, and goes where it is sent with the same method, headers and body. Rejects when the server cannot be
 * reached, does not answer in time or answers no JSON.
 */
export async function callRoute<N extends RouteName>(
  caller: Caller,
  name: N,
  { code = "", token, path = "", mark = null, patienceMs = defaultPatienceMs, body }: Call<N>,
): Promise<Answer<N>> {
  const { method, path: route } = routes[name];
  const content = body === undefined ? null : JSON.stringify(body);
  const headers: http.OutgoingHttpHeaders = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(mark === null ? {} : { "regatta-mark": mark }),
    ...(content === null
      ? {}
      : { "content-type": "application/json", "content-length": Buffer.byteLength(content) }),
  };
  const signal = AbortSignal.timeout(patienceMs);
  const { status, bytes } = await follow(path + route.replace(":code", code), (to) =>
    exchange(caller, method, to, headers, content, signal),
  );
  caller.onBody?.(bytes);
  const answered: unknown = JSON.parse(bytes.toString("utf8"));
  // The shapes are the contract of shared/api.ts, kept by the server's compiler.
  if (status === 200) return { ok: true, reply: answered as RouteReply[N] };
  return { ok: false, problem: answered as Problem };
}

/** Said around a moment in which the server, or the contest's process, is away: the same may be heard otherwise the next time. */
export function isPassing({ status, code }: Problem): boolean {
  return status >= 500 || status === 421 || code === "contest_moved";
}

interface Exchanged {
  readonly status: number;
  readonly location: string | undefined;
  readonly bytes: Buffer;
}

async function follow(path: string, ask: (path: string) => Promise<Exchanged>): Promise<Exchanged> {
  let answered = await ask(path);
  for (let hops = 0; answered.status === 307 && answered.location !== undefined; hops++) {
    if (hops === mostRedirects) throw new Error(`sent on from ${path} without an end`);
    answered = await ask(answered.location);
  }
  return answered;
}

function exchange(
  { origin, localAddress }: Caller,
  method: string,
  path: string,
  headers: http.OutgoingHttpHeaders,
  content: string | null,
  signal: AbortSignal,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      new URL(path, origin),
      { method, headers, localAddress, signal, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location,
            bytes: Buffer.concat(chunks),
          }),
        );
        response.on("error", reject);
      },
    );
    request.on("error", reject);
    request.end(content ?? undefined);
  });
}
