import type { IncomingMessage } from "node:http";
import { type TransportOptions, WebSocketTransport } from "@colyseus/ws-transport";
import { Connection } from "./Connection.ts";
import { Heartbeat, type Pinged } from "./Heartbeat.ts";

const tickMs = 20;

/** Colyseus' WebSocket transport with connections of our own; it would also ping everybody at the same moment. */
export class Transport extends WebSocketTransport {
  constructor(options: TransportOptions) {
    super(Object.assign(options, { WebSocket: Connection }));
    this.wss.prependListener("connection", (connection: Connection, request: IncomingMessage) =>
      connection.attach(request.socket),
    );
  }

  protected override autoTerminateUnresponsiveClients(everyMs: number, mostMissed: number): void {
    // The transport counts there itself how many pings are unanswered.
    const connections = this.wss.clients as ReadonlySet<unknown> as ReadonlySet<Pinged>;
    const heartbeat = new Heartbeat(connections, everyMs, mostMissed, performance.now());
    this.pingInterval = setInterval(() => heartbeat.tick(performance.now()), tickMs);
  }
}
