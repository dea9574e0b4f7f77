import http from "node:http";
import { type RouteName, routes } from "../../shared/api.ts";

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

/** Sends many requests from one address, over as many connections as a browser's worth of attackers has. */
export class Attacker {
  readonly #origin: string;
  readonly #localAddress: string;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 200 });

  constructor(origin: string, localAddress: string) {
    this.#origin = origin;
    this.#localAddress = localAddress;
  }

  /** Status 0: nobody answered. */
  ask(name: RouteName, { code = "", token, cookie, body }: Asking = {}): Promise<Asked> {
    const { method, path } = routes[name];
    const content = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(content === undefined
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(content) }),
    };
    return new Promise((resolve) => {
      const request = http.request(
        new URL(path.replace(":code", code), this.#origin),
        { method, headers, localAddress: this.#localAddress, agent: this.#agent, timeout: 30_000 },
        (response) => {
          let text = "";
          response.on("data", (chunk: Buffer) => {
            text += chunk.toString("latin1");
          });
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              code: /"code":"(\w+)"/.exec(text)?.[1] ?? "",
              cookies: response.headers["set-cookie"] ?? [],
            }),
          );
        },
      );
      request.on("timeout", () => request.destroy());
      request.on("error", () => resolve({ status: 0, code: "no_answer", cookies: [] }));
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
