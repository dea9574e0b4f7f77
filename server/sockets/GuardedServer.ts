import { IncomingMessage, Server, type ServerOptions } from "node:http";
import { Socket } from "node:net";
import type { SocketFaults } from "./SocketFaults.ts";

/**
 * An HTTP server where what is thrown while one socket is served ends that socket and nothing else. Once it is told to close, a
 * connection ends with the reply that is on its way there: nobody's next request holds the stop up, or is lost. NET1
 */
export class GuardedServer extends Server {
  readonly #faults: SocketFaults;

  constructor(options: ServerOptions, faults: SocketFaults) {
    super(options);
    this.#faults = faults;
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

  override emit(event: string, ...args: readonly unknown[]): boolean {
    // One of the overloads fits: the caller kept to them.
    const emit = (): boolean => Reflect.apply(super.emit, this, [event, ...args]);
    const socket = socketIn(args);
    // What concerns no socket, such as a port in use, concerns all.
    return socket ? this.#faults.enter(event, emit, () => socket.destroy()) : emit();
  }
}

function socketIn(args: readonly unknown[]): Socket | null {
  for (const arg of args) {
    if (arg instanceof Socket) return arg;
    if (arg instanceof IncomingMessage) return arg.socket;
  }
  return null;
}
