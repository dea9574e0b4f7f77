import { once } from "node:events";
import net from "node:net";
import { Lane, type LaneState } from "./Lane.ts";

/** How connections are kept out: ended, or reset, as by a computer that knows nothing of them. */
type Refusal = "end" | "reset";

/** A connection that is passed on. */
interface Passage {
  readonly sockets: readonly [net.Socket, net.Socket];
  readonly lanes: readonly Lane[];
  /** One of its sides is gone. */
  isOver: boolean;
}

/** Where a server seems to be: it passes connections on, and can delay, cut, silence or freeze them, and lead them elsewhere. */
export class Forwarder {
  readonly #server: net.Server;
  readonly #passages = new Set<Passage>();
  /** Who came while nothing got through. */
  readonly #early = new Set<net.Socket>();
  #target: number;
  #delayMs = 0;
  #refusal: Refusal | null = null;
  #isSilent = false;
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
    this.#server = net.createServer({ noDelay: true, allowHalfOpen: true }, (client) => this.#take(client));
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

  /** As when a cable is cut: nothing gets through any more, either way, no connection is made, and nobody hears of an end. */
  silence(): void {
    this.#isSilent = true;
  }

  /** What was not heard is lost; what was said while there was silence goes on, as after lost packets. */
  thaw(): void {
    this.#partsLeft = Number.POSITIVE_INFINITY;
    this.#isSilent = false;
    for (const client of this.#early) this.#pass(client);
    this.#early.clear();
    for (const passage of [...this.#passages]) {
      if (passage.isOver) this.#end(passage);
      else for (const lane of passage.lanes) lane.goOn();
    }
  }

  /** Ends all connections, and refuses new ones. */
  cut(): void {
    this.#shut("end");
  }

  /** The same by resets. */
  reset(): void {
    this.#shut("reset");
  }

  /** Lets connections through again, to `port`; those of before were cut. */
  leadTo(port: number): void {
    if (port !== this.#target) this.cut();
    this.#target = port;
    this.#refusal = null;
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #shut(refusal: Refusal): void {
    this.#refusal = refusal;
    const passed = [...this.#passages].flatMap(({ sockets }) => sockets);
    for (const socket of [...this.#early, ...passed]) refuse(socket, refusal);
    this.#early.clear();
    this.#passages.clear();
  }

  #take(client: net.Socket): void {
    client.on("error", () => undefined);
    client.on("close", () => this.#early.delete(client));
    if (this.#refusal) refuse(client, this.#refusal);
    else if (this.#isSilent) this.#early.add(client);
    else this.#pass(client);
  }

  #pass(client: net.Socket): void {
    const server = net.connect({ port: this.#target, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    const state: Omit<LaneState, "isHeard"> = {
      delayMs: () => this.#delayMs,
      isSilent: () => this.#isSilent,
    };
    const isHeard = () => {
      this.#partsLeft -= 1;
      return this.#partsLeft >= 0;
    };
    const passage: Passage = {
      sockets: [client, server],
      lanes: [
        new Lane(client, server, { ...state, isHeard: () => true }),
        new Lane(server, client, { ...state, isHeard }),
      ],
      isOver: false,
    };
    this.#passages.add(passage);
    for (const socket of passage.sockets) {
      socket.on("error", () => this.#end(passage));
      socket.on("close", () => this.#end(passage));
    }
  }

  /** One side is gone, of which the other hears nothing while there is silence. */
  #end(passage: Passage): void {
    passage.isOver = true;
    if (this.#isSilent) return;
    this.#passages.delete(passage);
    for (const socket of passage.sockets) socket.destroy();
  }
}

function refuse(socket: net.Socket, how: Refusal): void {
  if (how === "reset") socket.resetAndDestroy();
  else socket.destroy();
}
