import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import {
  ClientState,
  connectClientToRoom,
  createAuthContext,
  matchMaker,
  Room,
  ServerError,
} from "@colyseus/core";
import { WebSocketClient, WebSocketTransport } from "@colyseus/ws-transport";
import type { Budgets } from "../budgets/Budgets.ts";
import type { OwnPath } from "../cluster/OwnPath.ts";
import { after, type Clock, every, systemClock } from "../contests/clock.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { SocketFaults } from "../sockets/SocketFaults.ts";
import type { Sockets } from "../sockets/Sockets.ts";
import { readSeatRequest, refuseUpgrade, type SeatRequest } from "../sockets/upgrade.ts";
import { Connection, type ConnectionParts } from "./Connection.ts";
import { Heartbeat, type Pinged } from "./Heartbeat.ts";

export interface TransportParts {
  readonly server: Server;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly faults: SocketFaults;
  readonly sockets: Sockets;
  readonly budgets: Budgets;
  /** Whether a page of this origin may open a WebSocket here. */
  readonly isOwnOrigin: (headers: IncomingHttpHeaders) => boolean;
  readonly ownPath: OwnPath;
}

const largestFrameBytes = 16 * 1024;
/** Of a message: no client of ours makes any. */
const mostFragments = 16;
/** Answers to pings of a client that it has not read. */
const mostPongs = 20;
const pingEveryMs = 3_000;
/** How long somebody may take to say that it is in, ms. */
const joinPatienceMs = 10_000;
/** How long somebody may take to answer a close, ms. */
const closePatienceMs = 2_000;
const mostMissedPings = 2;
/** Some pings go out together, so that this process and whoever passes them on is woken less often. */
const tickMs = 100;

/**
 * Colyseus' WebSocket transport with connections of our own, which are opened for seats only. Its own would parse what a
 * stranger sends where nobody catches it, and ping everybody at the same moment.
 */
export class Transport extends WebSocketTransport {
  readonly #parts: TransportParts;
  readonly #connectionParts: ConnectionParts;
  readonly #endHeartbeat: () => void;

  constructor(parts: TransportParts) {
    const options = {
      server: parts.server,
      maxPayload: largestFrameBytes,
      perMessageDeflate: false,
      maxFragments: mostFragments,
      maxBufferedChunks: largestFrameBytes,
      maxPendingAutoPongs: mostPongs,
      closeTimeout: closePatienceMs,
    };
    super(Object.assign(options, { WebSocket: Connection }));
    this.#parts = parts;
    const { faults, metrics, budgets } = parts;
    const mostUnreadBytes = budgets.most("unreadBytes");
    this.#connectionParts = { faults, mostUnreadBytes, cut: (reason) => metrics.cutOff.inc({ reason }) };
    this.#endHeartbeat = this.#startHeartbeat();
    metrics.watchUnread(() => this.#unreadBytes());
    parts.server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Is called before there are parts. */
  protected override listenForUpgrade(): void {}

  /** Is called before there are parts. */
  protected override autoTerminateUnresponsiveClients(): void {}

  #startHeartbeat(): () => void {
    // The transport counts there itself how many pings are unanswered.
    const connections = this.wss.clients as ReadonlySet<unknown> as ReadonlySet<Pinged>;
    // The network lives by the system's time, whatever clock the contests live by: a test's leaps over minutes in which
    // nobody can answer.
    const heartbeat = new Heartbeat(connections, pingEveryMs, mostMissedPings, systemClock.monotonicMs());
    let dueAt = systemClock.monotonicMs() + tickMs;
    return every(systemClock, tickMs, () => {
      const now = systemClock.monotonicMs();
      this.#parts.metrics.loopDelay.note(now - dueAt);
      dueAt = now + tickMs;
      heartbeat.tick(now);
    });
  }

  override shutdown(): void {
    this.#endHeartbeat();
    super.shutdown();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy()); // nobody else listens any more
    const entered = this.#parts.ownPath.enter(request); // WAY1
    const seat = entered === "served" ? readSeatRequest(request.url) : null;
    const room = seat && roomOf(seat);
    if (!this.#parts.isOwnOrigin(request.headers)) refuseUpgrade(socket, 403);
    else if (entered === "wrong_process") refuseUpgrade(socket, 421);
    else if (!seat || !room) refuseUpgrade(socket, 404);
    else
      this.wss.handleUpgrade(request, socket, head, (opened) => {
        const connection = opened as unknown as Connection; // as the option says
        connection.attach(request.socket, this.#connectionParts);
        this.#parts.sockets.enterRoom(request.socket);
        this.#enter(room, connection, seat.connectionId).catch((error: unknown) => {
          // A seat that was released a moment ago is no fault.
          if (!(error instanceof ServerError)) this.#parts.faults.tell("enter", error);
          connection.terminate();
        });
      });
  }

  #unreadBytes(): number {
    let sum = 0;
    for (const connection of this.wss.clients as ReadonlySet<unknown> as ReadonlySet<Connection>)
      sum += connection.unreadBytes;
    return sum;
  }

  async #enter(room: Room, connection: Connection, connectionId: string): Promise<void> {
    connection.on("error", () => connection.terminate());
    // Who it is was proven when the seat was given out.
    const nobody = createAuthContext({ headers: {} });
    const client = new WebSocketClient(connectionId, connection);
    await connectClientToRoom(room, client, nobody, {});
    // Until it says that it is there, Colyseus keeps for it whatever it is sent.
    const cancel = after(this.#parts.clock, joinPatienceMs, () => {
      if (client.state === ClientState.JOINING) connection.cutOff("silent");
    });
    connection.once("close", cancel);
  }
}

/** The room where this seat was given out and not taken yet. */
function roomOf({ roomId, connectionId }: SeatRequest): Room | null {
  const room: unknown = matchMaker.getLocalRoomById(roomId);
  return room instanceof Room && room.hasReservedSeat(connectionId) ? room : null;
}
