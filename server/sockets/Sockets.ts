import type { Socket } from "node:net";
import type { Budgets } from "../budgets/Budgets.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { GuardedServer } from "./GuardedServer.ts";
import { networkOf } from "./networkOf.ts";

export interface SocketsParts {
  readonly server: Pick<GuardedServer, "onAccepted" | "carrierOf">;
  readonly budgets: Budgets;
  readonly metrics: Pick<Metrics, "cutOff">;
  /** Behind a proxy every socket has the proxy's address: then only the process counts them. */
  readonly behindProxy: boolean;
}

interface Held {
  readonly address: string;
  /** A visitor may have to go for another; who is in a room stays. */
  readonly inRoom: boolean;
}

/**
 * Every socket of the server, whatever it does or waits for: so many of an address, so many of all. When there are as
 * many, the oldest that is in no room makes way, of the same address first: whoever opens sockets without end loses
 * their own, and a class behind the same address still gets in. NET7
 */
export class Sockets {
  readonly #parts: SocketsParts;
  /** The oldest first. */
  readonly #held = new Map<Socket, Held>();

  constructor(parts: SocketsParts) {
    this.#parts = parts;
    parts.server.onAccepted((socket) => this.#admit(socket));
  }

  /** From now on the socket is in a room, which has places of its own. */
  enterRoom(socket: Socket): void {
    const carrier = this.#parts.server.carrierOf(socket);
    const held = this.#held.get(carrier);
    if (held) this.#held.set(carrier, { ...held, inRoom: true });
  }

  closeAll(): void {
    for (const socket of this.#held.keys()) socket.destroy();
  }

  #admit(socket: Socket): void {
    const address = this.#parts.behindProxy ? "" : networkOf(socket.remoteAddress ?? "");
    if (!this.#hold(address) && !(this.#makeWay(address) && this.#hold(address))) {
      this.#cut(socket);
      return;
    }
    this.#held.set(socket, { address, inRoom: false });
    socket.once("close", () => this.#release(socket));
  }

  #hold(address: string): boolean {
    const { budgets, behindProxy } = this.#parts;
    if (!budgets.hold("sockets")) return false;
    if (behindProxy || budgets.hold("addressSockets", address)) return true;
    budgets.release("sockets");
    return false;
  }

  /** Whether somebody could go. */
  #makeWay(address: string): boolean {
    const { budgets, behindProxy } = this.#parts;
    const isFull = !behindProxy && budgets.held("addressSockets", address) >= budgets.most("addressSockets");
    for (const [socket, held] of this.#held) {
      if (held.inRoom || (isFull && held.address !== address)) continue;
      this.#release(socket);
      this.#cut(socket);
      return true;
    }
    return false;
  }

  #release(socket: Socket): void {
    const held = this.#held.get(socket);
    if (!held) return;
    this.#held.delete(socket);
    this.#parts.budgets.release("sockets");
    if (!this.#parts.behindProxy) this.#parts.budgets.release("addressSockets", held.address);
  }

  #cut(socket: Socket): void {
    this.#parts.metrics.cutOff.inc({ reason: "place" });
    socket.destroy();
  }
}
