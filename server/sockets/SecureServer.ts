import type { ServerOptions } from "node:http";
import { Socket } from "node:net";
import { createServer, TLSSocket, type Server as TlsServer } from "node:tls";
import { LoopTurns } from "../budgets/LoopTurns.ts";
import { after, systemClock } from "../contests/clock.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { Certificate } from "../tls/Certificate.ts";
import { GuardedServer } from "./GuardedServer.ts";
import { leadToHttps } from "./leadToHttps.ts";
import type { SocketFaults } from "./SocketFaults.ts";

export interface SecureParts {
  readonly certificate: Certificate;
  readonly faults: SocketFaults;
  readonly metrics: Pick<Metrics, "cutOff">;
  /** From coming in until it can be spoken to. */
  readonly handshakeMs?: number;
}

interface Coming {
  readonly carrier: Socket;
  readonly arrived: () => void;
}

/** Handshakes that begin in one turn of the event loop: each takes some tenths of a millisecond. */
const handshakesPerTurn = 4;
/** The first byte of whoever begins to speak TLS. */
const tlsHandshake = 22;

/**
 * The same server for HTTPS and WSS, from TLS 1.2 on. Its "connection" is the encrypted one, once both sides have shaken
 * hands, for which they have ten seconds; what comes in before that is told by {@link onAccepted}, so that it is counted
 * and bounded like every socket, and a flood of handshakes lets everybody else have their turns. Who speaks plain HTTP to it is led to HTTPS. SCY6
 */
export class SecureServer extends GuardedServer {
  readonly #parts: SecureParts;
  readonly #tls: TlsServer;
  readonly #turns = new LoopTurns(handshakesPerTurn);
  readonly #onAccepted: ((socket: Socket) => void)[] = [];
  /** By both ends' addresses, which no two open connections share. */
  readonly #coming = new Map<string, Coming>();

  constructor(options: ServerOptions, parts: SecureParts) {
    super(options, parts.faults);
    this.#parts = parts;
    // It never listens: it shakes hands with the sockets that this server accepts.
    this.#tls = createServer({ ...parts.certificate, minVersion: "TLSv1.2", ALPNProtocols: ["http/1.1"] });
    this.#tls.on("tlsClientError", (_error, socket) => socket.destroy());
    this.#tls.on("secureConnection", (socket) => this.#welcome(socket));
  }

  /** For those who come from now on. Throws what the certificate cannot do. */
  use(certificate: Certificate): void {
    this.#tls.setSecureContext({ ...certificate, minVersion: "TLSv1.2" });
  }

  override onAccepted(listener: (socket: Socket) => void): void {
    this.#onAccepted.push(listener);
  }

  override carrierOf(socket: Socket): Socket {
    return this.#coming.get(endsOf(socket))?.carrier ?? socket;
  }

  override emit(event: string, ...args: readonly unknown[]): boolean {
    const [socket] = args;
    const isRaw = event === "connection" && socket instanceof Socket && !(socket instanceof TLSSocket);
    if (!isRaw) return super.emit(event, ...args);
    return this.#guarded(socket, () => this.#accept(socket));
  }

  #accept(socket: Socket): void {
    const { metrics, handshakeMs = 10_000 } = this.#parts;
    for (const tell of this.#onAccepted) tell(socket);
    if (socket.destroyed) return;
    const ends = endsOf(socket);
    const arrived = after(systemClock, handshakeMs, () => {
      metrics.cutOff.inc({ reason: "handshake" });
      socket.destroy();
    });
    this.#coming.set(ends, { carrier: socket, arrived });
    socket.on("error", () => socket.destroy());
    socket.once("close", () => {
      arrived();
      this.#coming.delete(ends);
    });
    socket.once("readable", () => this.#guarded(socket, () => this.#begin(socket)));
  }

  #begin(socket: Socket): void {
    const bytes: unknown = socket.read();
    if (!Buffer.isBuffer(bytes)) {
      socket.destroy();
    } else if (bytes[0] === tlsHandshake) {
      socket.unshift(bytes);
      void this.#turns.take().then(() => this.#guarded(socket, () => this.#shakeHands(socket)));
    } else {
      socket.once("finish", () => socket.destroy());
      socket.end(leadToHttps(bytes.toString("latin1")));
    }
  }

  #shakeHands(socket: Socket): void {
    if (!socket.destroyed) this.#tls.emit("connection", socket);
  }

  #welcome(socket: TLSSocket): void {
    const coming = this.#coming.get(endsOf(socket));
    coming?.arrived();
    if (coming) this.emit("connection", socket);
    else socket.destroy(); // its carrier has gone
  }

  #guarded(socket: Socket, call: () => void): boolean {
    const enter = () => {
      call();
      return true;
    };
    return this.#parts.faults.enter("accept", enter, () => socket.destroy());
  }
}

function endsOf({ remoteAddress, remotePort, localAddress }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress}`;
}
