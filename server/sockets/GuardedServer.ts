import { IncomingMessage, Server, type ServerOptions, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { SocketFaults } from "./SocketFaults.ts";

/** Whether a request is served at all; who says no has ended its socket. */
type Admit = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * An HTTP server where what is thrown while one socket is served ends that socket and nothing else. Once it is told to close, a
 * connection ends with the reply that is on its way there: nobody's next request holds the stop up, or is lost. NET1
 */
export class GuardedServer extends Server {
  readonly #faults: SocketFaults;
  #admit: Admit = () => true;

  constructor(options: ServerOptions, faults: SocketFaults) {
    // What Node would refuse by itself is refused below: so it passes the one place that all answers of HTTP pass.
    super({ ...options, requireHostHeader: false });
    this.#faults = faults;
    this.on("checkExpectation", (_request, response) => response.writeHead(417).end());
    this.on("request", (_request, response) =>
      response.once("close", () => {
        if (!this.listening) this.closeIdleConnections();
      }),
    );
  }

  /** Calls for each socket as it comes in, before anything was read from it. */
  onAccepted(listener: (socket: Socket) => void): void {
    this.on("connection", listener);
  }

  /** The socket that came in and that this one of a request speaks through: itself where nothing is encrypted. */
  carrierOf(socket: Socket): Socket {
    return socket;
  }

  /** Is asked for each request of HTTP, before anybody hears of it. */
  admitBy(admit: Admit): void {
    this.#admit = admit;
  }

  override emit(event: string, ...args: readonly unknown[]): boolean {
    // One of the overloads fits: the caller kept to them.
    const emit = (): boolean => Reflect.apply(super.emit, this, [event, ...args]);
    const socket = socketIn(args);
    // What concerns no socket, such as a port in use, concerns all.
    if (!socket) return emit();
    const isAsked = event === "request" || event === "checkExpectation";
    const serve = () => (isAsked && !this.#isServed(socket, args) ? true : emit());
    return this.#faults.enter(event, serve, () => socket.destroy());
  }

  #isServed(socket: Socket, [request, response]: readonly unknown[]): boolean {
    // Node goes on with what came in the same bytes, also when the socket was ended meanwhile.
    if (socket.destroyed) return false;
    if (!(request instanceof IncomingMessage && response instanceof ServerResponse)) return true;
    if (!this.#admit(request, response)) return false;
    if (request.httpVersion !== "1.1" || request.headers.host !== undefined) return true;
    response.writeHead(400, { Connection: "close" }).end();
    return false;
  }
}

function socketIn(args: readonly unknown[]): Socket | null {
  for (const arg of args) {
    if (arg instanceof Socket) return arg;
    if (arg instanceof IncomingMessage) return arg.socket;
  }
  return null;
}
