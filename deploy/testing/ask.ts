import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request as plainRequest } from "node:http";
import { type Agent, request as tlsRequest } from "node:https";
import type { NginxProcess } from "./NginxProcess.ts";
import { siteName } from "./nginxFolder.ts";

export interface Asked {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
  /** The name of the site that is asked for. */
  readonly host?: string;
  /** The address to ask from. */
  readonly from?: string;
  /** Over plain HTTP. */
  readonly plain?: boolean;
  /** Keeps connections for the next; else each asks on one of its own. */
  readonly agent?: Agent;
  readonly minVersion?: "TLSv1.1" | "TLSv1.3";
  readonly maxVersion?: "TLSv1.1" | "TLSv1.2";
  /** Such as what an old client offers. */
  readonly ciphers?: string;
}

export interface Told {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks the site, as it stands there: `target` is sent unchanged. Rejects when there is no answer. */
export function ask(
  { ports, certificate }: Pick<NginxProcess, "ports" | "certificate">,
  target: string,
  {
    method = "GET",
    headers = {},
    body,
    host = siteName,
    from = "127.0.0.1",
    plain,
    agent,
    ...tls
  }: Asked = {},
): Promise<Told> {
  const options = {
    host: "127.0.0.1",
    method,
    path: target,
    headers: {
      host,
      ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
      ...headers,
    },
    localAddress: from,
  };
  const request = plain
    ? plainRequest({ ...options, port: ports.http, agent: false })
    : tlsRequest({
        ...options,
        port: ports.https,
        servername: host,
        ca: certificate,
        agent: agent ?? false,
        ...tls,
      });
  return new Promise((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.end(body);
  });
}
