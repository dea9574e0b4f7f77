import http from "node:http";
import https from "node:https";
import { type ConnectionOptions, createSecureContext, type SecureContext } from "node:tls";
import { type RouteName, type RouteReply, routes } from "../../shared/api.ts";

export interface Asked {
  readonly status: number;
  readonly code: string;
  readonly cookies: readonly string[];
}

export interface Asking {
  readonly code?: string;
  readonly token?: string;
  readonly cookie?: string;
  readonly body?: unknown;
}

/** A site that speaks HTTPS at an address that is not its name's. */
export interface SecureSite {
  readonly name: string;
  /** That its own is signed by. */
  readonly certificate: string;
}

const secureContexts = new Map<string, SecureContext>();

/** One for all connections to the site: each that were made for itself would cost more than the site's part in it. */
export function secureContextOf({ certificate }: SecureSite): SecureContext {
  const known = secureContexts.get(certificate) ?? createSecureContext({ ca: certificate });
  secureContexts.set(certificate, known);
  return known;
}

function secureOptions(
  site: SecureSite,
  headers: http.OutgoingHttpHeaders,
): https.RequestOptions & Pick<ConnectionOptions, "secureContext"> {
  return {
    servername: site.name,
    secureContext: secureContextOf(site),
    headers: { ...headers, host: site.name },
  };
}

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly cookies: readonly string[];
  /** Where a contest's own process is. */
  readonly location?: string | undefined;
}

/** From a process to the one that has the contest, and on if it moved meanwhile. */
const mostRedirects = 4;
/** Of an answer that is kept, characters: those of files are long. */
const mostText = 100_000;
const nobody: Answered = { status: 0, text: "", cookies: [] };

/** Sends many requests from one address, over as many connections as a browser's worth of attackers has. */
export class Attacker {
  readonly #origin: string;
  readonly #localAddress: string;
  readonly #site: SecureSite | null;
  readonly #agent: http.Agent;

  /** `origin`: `http://host:port`, and with a `site` `https://host:port`. */
  constructor(origin: string, localAddress: string, site: SecureSite | null = null) {
    this.#origin = origin;
    this.#localAddress = localAddress;
    this.#site = site;
    const options = { keepAlive: true, maxSockets: 200 };
    this.#agent = site ? new https.Agent(options) : new http.Agent(options);
  }

  /** Status 0: nobody answered. */
  async ask(name: RouteName, asking: Asking = {}): Promise<Asked> {
    const { status, text, cookies } = await this.#askRoute(name, asking);
    return { status, code: /"code":"(\w+)"/.exec(text)?.[1] ?? "", cookies };
  }

  /** What the route replies; null: it refuses, or nobody answered. */
  async replyOf<N extends RouteName>(name: N, asking: Asking = {}): Promise<RouteReply[N] | null> {
    const { status, text } = await this.#askRoute(name, asking);
    if (status !== 200) return null;
    return JSON.parse(Buffer.from(text, "latin1").toString("utf8")) as RouteReply[N]; // the contract of shared/api.ts
  }

  /** Fetches a file. Status 0: nobody answered. */
  async fetchFile(path: string): Promise<Asked> {
    const { status, cookies } = await this.#send("GET", path, {}, undefined);
    return { status, code: "", cookies };
  }

  /** Sends a body of any kind to any path. Status 0: nobody answered. */
  async post(path: string, contentType: string, content: Buffer): Promise<Asked> {
    const headers = { "content-type": contentType, "content-length": content.byteLength };
    const { status, cookies } = await this.#send("POST", path, headers, content);
    return { status, code: "", cookies };
  }

  async #askRoute(name: RouteName, { code = "", token, cookie, body }: Asking): Promise<Answered> {
    const { method, path } = routes[name];
    const content = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(content === undefined
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(content) }),
    };
    let answered = await this.#send(method, path.replace(":code", code), headers, content);
    for (let hops = 0; hops < mostRedirects && answered.status === 307 && answered.location; hops += 1)
      answered = await this.#send(method, answered.location, headers, content);
    return answered;
  }

  /** An answer counts although the connection ends before all was sent. */
  #send(
    method: string,
    path: string,
    headers: http.OutgoingHttpHeaders,
    content: string | Buffer | undefined,
  ): Promise<Answered> {
    const site = this.#site;
    const url = new URL(path, this.#origin);
    const options = { method, localAddress: this.#localAddress, agent: this.#agent, timeout: 30_000 };
    return new Promise((resolve) => {
      const answer = (response: http.IncomingMessage) => {
        let text = "";
        const finish = () =>
          resolve({
            status: response.statusCode ?? 0,
            text,
            cookies: response.headers["set-cookie"] ?? [],
            location: response.headers.location,
          });
        response.on("data", (chunk: Buffer) => {
          if (text.length < mostText) text += chunk.toString("latin1");
        });
        response.on("end", finish).on("error", finish);
      };
      const request = site
        ? https.request(url, { ...options, ...secureOptions(site, headers) }, answer)
        : http.request(url, { ...options, headers }, answer);
      request.on("timeout", () => request.destroy());
      request.on("error", () => resolve(nobody));
      request.end(content);
    });
  }

  /** So many in flight for so long, ms: whoever is answered asks again. */
  async keepAsking(inFlight: number, forMs: number, ask: (index: number) => Promise<Asked>) {
    const until = performance.now() + forMs;
    const answers: Asked[] = [];
    let asked = 0;
    const work = async () => {
      while (performance.now() < until) answers.push(await ask(asked++));
    };
    await Promise.all(Array.from({ length: inFlight }, work));
    return answers;
  }

  /** So many at once, in waves, until all are answered. */
  flood(count: number, ask: (index: number) => Promise<Asked>): Promise<readonly Asked[]> {
    return Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** `3 × 200, 1197 × team_name_taken` */
export function summary(answers: readonly Asked[]): string {
  const counts = new Map<string, number>();
  for (const { status, code } of answers) {
    const what = code === "" ? `${status}` : code;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${count} × ${what}`).join(", ");
}
