import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { listen } from "../../server/http/listen.ts";

/** What reached a process behind nginx. */
export interface Arrived {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly bodyBytes: number;
}

/** How it answers: `status` and its own name as the body; `silent`: never; `gone`: it hangs up when it has read all. */
export type Manner = { readonly status: number } | "silent" | "gone";

/** A program behind nginx that only writes down what reaches it. */
export class Upstream {
  readonly name: string;
  readonly arrived: Arrived[] = [];
  manner: Manner = { status: 200 };
  /** Told of each that arrived, before it is answered. */
  onArrived: () => void = () => undefined;
  readonly #server: Server;
  #port = 0;

  static async start(name: string): Promise<Upstream> {
    const upstream = new Upstream(name);
    upstream.#port = await listen(upstream.#server, 0, "127.0.0.1");
    return upstream;
  }

  private constructor(name: string) {
    this.name = name;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy()); // its client left
    });
    this.#server.on("upgrade", (request, socket) => {
      const { method = "", url: target = "", headers } = request;
      this.arrived.push({ method, target, headers, bodyBytes: 0 });
      socket.end(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n${name}`,
      );
    });
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** From now on connections to its address are refused. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, "close");
  }

  async startAgain(): Promise<void> {
    await listen(this.#server, this.#port, "127.0.0.1");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let bodyBytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) bodyBytes += chunk.length;
    const { method = "", url: target = "", headers } = request;
    this.arrived.push({ method, target, headers, bodyBytes });
    const { manner } = this;
    this.onArrived();
    if (manner === "gone") request.socket.destroy();
    else if (manner !== "silent") response.writeHead(manner.status).end(this.name);
  }
}
