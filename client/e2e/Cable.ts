import { once } from "node:events";
import net from "node:net";

interface Plug {
  isIn: boolean;
  letsSocketsThrough: boolean;
}

/**
 * The network between a laptop and the server. It may be pulled out: connections end at once and new ones fail. And it may
 * let pages through only, as filters do: whatever would become a WebSocket is cut off.
 */
export class Cable {
  readonly port: number;
  readonly #server: net.Server;
  readonly #sockets: Set<net.Socket>;
  readonly #plug: Plug;

  private constructor(port: number, server: net.Server, sockets: Set<net.Socket>, plug: Plug) {
    this.port = port;
    this.#server = server;
    this.#sockets = sockets;
    this.#plug = plug;
  }

  static async lay(serverPort: number): Promise<Cable> {
    const sockets = new Set<net.Socket>();
    const plug = { isIn: true, letsSocketsThrough: true };
    const keep = (socket: net.Socket) => {
      sockets.add(socket);
      // Broken connections are what a cable is for.
      socket.on("error", () => {});
      socket.on("close", () => sockets.delete(socket));
    };
    const server = net.createServer((laptop) => {
      keep(laptop);
      if (!plug.isIn) {
        laptop.destroy();
        return;
      }
      const far = net.connect(serverPort, "127.0.0.1");
      keep(far);
      laptop.on("close", () => far.destroy());
      far.on("close", () => laptop.destroy());
      laptop.on("data", (bytes) => {
        if (plug.letsSocketsThrough || !asksForSocket.test(bytes.toString("latin1"))) return;
        laptop.destroy();
        far.destroy();
      });
      laptop.pipe(far);
      far.pipe(laptop);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the system gave no port");
    return new Cable(address.port, server, sockets, plug);
  }

  pullOut(): void {
    this.#plug.isIn = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  plugIn(): void {
    this.#plug.isIn = true;
  }

  /** New ones; who has one keeps it. */
  blockSockets(): void {
    this.#plug.letsSocketsThrough = false;
  }

  letSocketsThrough(): void {
    this.#plug.letsSocketsThrough = true;
  }

  remove(): void {
    this.pullOut();
    this.#server.close();
  }
}

const asksForSocket = /^upgrade: *websocket/im;
