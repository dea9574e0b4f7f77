import net from "node:net";

/** The port of the app behind the wire; null while there is none. */
export type TargetPort = () => number | null;

interface Connection {
  readonly client: net.Socket;
  readonly server: net.Socket;
  readonly received: Buffer[];
}

/**
 * A wire of one's own to the app. It keeps every byte that comes from the server, whoever asked for it and however it
 * is read afterwards; and it can be cut and held up, as networks are.
 */
export class Tap {
  readonly origin: string;
  readonly #server: net.Server;
  readonly #connections: Connection[] = [];
  #held = false;

  static async open(targetPort: TargetPort): Promise<Tap> {
    const server = net.createServer();
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
    return new Tap(server, targetPort);
  }

  private constructor(server: net.Server, targetPort: TargetPort) {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("a tap listens on a port");
    this.origin = `http://127.0.0.1:${address.port}`;
    this.#server = server;
    server.on("connection", (client) => this.#connect(client, targetPort()));
  }

  /** What came from the server, one buffer for each connection, in the order of connecting. */
  get received(): readonly Buffer[] {
    return this.#connections.map(({ received }) => Buffer.concat(received));
  }

  get receivedBytes(): number {
    return this.received.reduce((sum, { length }) => sum + length, 0);
  }

  /** Ends every connection at once, without a word; what is under way in either direction is lost. */
  cut(): void {
    for (const { client, server } of this.#connections) {
      client.destroy();
      server.destroy();
    }
  }

  /** Nothing gets through, in either direction, until {@link release}. */
  hold(): void {
    this.#held = true;
    this.#forEachSocket((socket) => socket.pause());
  }

  release(): void {
    this.#held = false;
    this.#forEachSocket((socket) => socket.resume());
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #connect(client: net.Socket, port: number | null): void {
    if (port === null) {
      client.destroy();
      return;
    }
    const server = net.connect(port, "127.0.0.1");
    const received: Buffer[] = [];
    this.#connections.push({ client, server, received });
    carry(client, server);
    carry(server, client, (bytes) => received.push(bytes));
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      if (this.#held) socket.pause();
    }
  }

  #forEachSocket(call: (socket: net.Socket) => void): void {
    for (const { client, server } of this.#connections) {
      call(client);
      call(server);
    }
  }
}

function carry(from: net.Socket, to: net.Socket, look: (bytes: Buffer) => void = () => {}): void {
  from.on("data", (bytes) => {
    look(bytes);
    if (!to.destroyed) to.write(bytes);
  });
  from.on("end", () => to.end());
  from.on("close", () => to.end());
  from.on("error", () => to.destroy());
}
