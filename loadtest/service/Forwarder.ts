import { once } from "node:events";
import net from "node:net";

/** Where a server seems to be: it passes connections on, and can delay, cut or freeze them, and lead them elsewhere. */
export class Forwarder {
  readonly #server: net.Server;
  readonly #pairs = new Set<readonly [net.Socket, net.Socket]>();
  #target: number;
  #delayMs = 0;
  #isCut = false;
  /** Of what the server says. */
  #partsLeft = Number.POSITIVE_INFINITY;

  /** To `port` of the loopback, from a free port of all addresses. */
  static async start(port: number): Promise<Forwarder> {
    const forwarder = new Forwarder(port);
    forwarder.#server.listen(0);
    await once(forwarder.#server, "listening");
    return forwarder;
  }

  private constructor(target: number) {
    this.#target = target;
    this.#server = net.createServer({ noDelay: true, allowHalfOpen: true }, (client) => this.#pass(client));
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the forwarder is closed");
    return address.port;
  }

  /** Everything takes so much longer from now on, each way. */
  slow(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  /** After so many more parts of what the server says nobody hears anything, and no connection ends. */
  freezeAfter(parts: number): void {
    this.#partsLeft = parts;
  }

  /** What was not heard is lost. */
  thaw(): void {
    this.#partsLeft = Number.POSITIVE_INFINITY;
  }

  /** Ends all connections, and refuses new ones. */
  cut(): void {
    this.#isCut = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  /** Lets connections through again, to `port`; those of before were cut. */
  leadTo(port: number): void {
    if (port !== this.#target) this.cut();
    this.#target = port;
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #pass(client: net.Socket): void {
    if (this.#isCut) {
      client.destroy();
      return;
    }
    const server = net.connect({ port: this.#target, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    const end = () => {
      this.#pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    const isHeard = () => {
      this.#partsLeft -= 1;
      return this.#partsLeft >= 0;
    };
    for (const [from, to] of [pair, [server, client]] as const) {
      from.on("error", end);
      from.on("close", end);
      new Lane(from, to, { delayMs: () => this.#delayMs, isHeard: from === server ? isHeard : () => true });
    }
  }
}

interface LaneState {
  readonly delayMs: () => number;
  /** Asked for each part. */
  readonly isHeard: () => boolean;
}

/** One way of a connection: parts leave in the order in which they came, each when it is due. */
class Lane {
  readonly #from: net.Socket;
  readonly #to: net.Socket;
  readonly #state: LaneState;
  /** Null: the end. */
  readonly #waiting: { readonly part: Buffer | null; readonly dueAt: number }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(from: net.Socket, to: net.Socket, state: LaneState) {
    this.#from = from;
    this.#to = to;
    this.#state = state;
    from.on("data", (part: Buffer) => this.#take(part));
    from.on("end", () => this.#take(null));
    from.on("close", () => clearTimeout(this.#timer));
  }

  #take(part: Buffer | null): void {
    if (!this.#state.isHeard()) return;
    this.#waiting.push({ part, dueAt: performance.now() + this.#state.delayMs() });
    if (this.#waiting.length === 1) this.#sendDue();
  }

  #sendDue(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const leftMs = next.dueAt - performance.now();
      if (leftMs > 0) {
        this.#timer = setTimeout(() => this.#sendDue(), Math.ceil(leftMs));
        return;
      }
      this.#waiting.shift();
      this.#send(next.part);
    }
  }

  #send(part: Buffer | null): void {
    if (this.#to.destroyed) return;
    if (part === null) {
      this.#to.end();
    } else if (!this.#to.write(part)) {
      this.#from.pause();
      this.#to.once("drain", () => this.#from.resume());
    }
  }
}
