import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { connectClientToRoom, createAuthContext, matchMaker, Room, ServerError } from "@colyseus/core";
import { WebSocketClient, WebSocketTransport } from "@colyseus/ws-transport";
import type { SocketFaults } from "../sockets/SocketFaults.ts";
import { readSeatRequest, refuseUpgrade, type SeatRequest } from "../sockets/upgrade.ts";
import { Connection } from "./Connection.ts";
import { Heartbeat, type Pinged } from "./Heartbeat.ts";

export interface TransportParts {
  readonly server: Server;
  readonly faults: SocketFaults;
  /** Whether a page of this origin may open a WebSocket here. */
  readonly isOwnOrigin: (headers: IncomingHttpHeaders) => boolean;
}

const largestFrameBytes = 16 * 1024;
const pingEveryMs = 3_000;
/** How long somebody may take to answer a close, ms. */
const closePatienceMs = 2_000;
const tickMs = 20;

/**
 * Colyseus' WebSocket transport with connections of our own, which are opened for seats only. Its own would parse what a
 * stranger sends where nobody catches it, and ping everybody at the same moment.
 */
export class Transport extends WebSocketTransport {
  readonly #parts: TransportParts;

  constructor(parts: TransportParts) {
    const options = {
      server: parts.server,
      maxPayload: largestFrameBytes,
      perMessageDeflate: false,
      closeTimeout: closePatienceMs,
      pingInterval: pingEveryMs,
      pingMaxRetries: 2,
    };
    super(Object.assign(options, { WebSocket: Connection }));
    this.#parts = parts;
    parts.server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Is called before there are parts. */
  protected override listenForUpgrade(): void {}

  protected override autoTerminateUnresponsiveClients(everyMs: number, mostMissed: number): void {
    // The transport counts there itself how many pings are unanswered.
    const connections = this.wss.clients as ReadonlySet<unknown> as ReadonlySet<Pinged>;
    const heartbeat = new Heartbeat(connections, everyMs, mostMissed, performance.now());
    this.pingInterval = setInterval(() => heartbeat.tick(performance.now()), tickMs);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy()); // nobody else listens any more
    const seat = readSeatRequest(request.url);
    const room = seat && roomOf(seat);
    if (!this.#parts.isOwnOrigin(request.headers)) refuseUpgrade(socket, 403);
    else if (!seat || !room) refuseUpgrade(socket, 404);
    else
      this.wss.handleUpgrade(request, socket, head, (opened) => {
        const connection = opened as unknown as Connection; // as the option says
        connection.attach(request.socket, this.#parts.faults);
        this.#enter(room, connection, seat.connectionId).catch((error: unknown) => {
          // A seat that was released a moment ago is no fault.
          if (!(error instanceof ServerError)) this.#parts.faults.tell("enter", error);
          connection.terminate();
        });
      });
  }

  async #enter(room: Room, connection: Connection, connectionId: string): Promise<void> {
    connection.on("error", () => connection.terminate());
    connection.on("pong", () => {
      connection.pingCount = 0;
    });
    // Who it is was proven when the seat was given out.
    const nobody = createAuthContext({ headers: {} });
    await connectClientToRoom(room, new WebSocketClient(connectionId, connection), nobody, {});
  }
}

/** The room where this seat was given out and not taken yet. */
function roomOf({ roomId, connectionId }: SeatRequest): Room | null {
  const room: unknown = matchMaker.getLocalRoomById(roomId);
  return room instanceof Room && room.hasReservedSeat(connectionId) ? room : null;
}
