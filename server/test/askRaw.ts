import http from "node:http";
import { hangMs } from "./eventually.ts";

export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  /** Of a problem; undefined for anything else. */
  readonly code: string | undefined;
}

export interface RawAsking {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Asks for a target letter by letter, as no browser would, and follows no redirect. */
export function askRaw(origin: string, target: string, asking: RawAsking = {}): Promise<RawAnswer> {
  const { method = "GET", token, headers, body } = asking;
  const { hostname, port } = new URL(origin);
  const content = body === undefined ? undefined : JSON.stringify(body);
  const sent = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(content === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(hangMs);
    const options = { hostname, port, path: target, method, headers: sent, signal, agent: false };
    const request = http.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const isProblem = /^application\/problem/.test(response.headers["content-type"] ?? "");
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          code: isProblem ? String((JSON.parse(text) as { readonly code: unknown }).code) : undefined,
        });
      });
    });
    request.on("error", reject);
    request.end(content);
  });
}
