import { WebSocketTransport } from "@colyseus/ws-transport";
import { Heartbeat, type Pinged } from "./Heartbeat.ts";

const tickMs = 20;

/** Colyseus' WebSocket transport, which would ping everybody at the same moment. */
export class Transport extends WebSocketTransport {
  protected override autoTerminateUnresponsiveClients(everyMs: number, mostMissed: number): void {
    // The transport counts there itself how many pings are unanswered.
    const connections = this.wss.clients as ReadonlySet<unknown> as ReadonlySet<Pinged>;
    const heartbeat = new Heartbeat(connections, everyMs, mostMissed, performance.now());
    this.pingInterval = setInterval(() => heartbeat.tick(performance.now()), tickMs);
  }
}
