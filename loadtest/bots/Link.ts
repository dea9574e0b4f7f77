import { setTimeout as delay } from "node:timers/promises";
import type { RoomSeat } from "../../shared/api.ts";
import type { RoomMessages } from "../../shared/protocol.ts";
import type { WireState } from "../../shared/wireState.ts";
import type { Random } from "../random.ts";
import { RoomConnection } from "./RoomConnection.ts";

export interface LinkParts {
  readonly origin: string;
  readonly localAddress: string;
  readonly random: Random;
  /** Asks the server for a seat in the room; null when it cannot be had now. */
  readonly reserve: () => Promise<RoomSeat | null>;
  readonly onFrame?: ((frame: Uint8Array) => void) | undefined;
}

export interface LinkEvents {
  /** A new connection, before anything else of it is told; null: it is gone. */
  readonly connection: (connection: RoomConnection | null) => void;
  readonly state: (state: WireState) => void;
  readonly message: <T extends keyof RoomMessages>(type: T, payload: RoomMessages[T]) => void;
}

const firstBackoffMs = 20;
const longestBackoffMs = 500;

/** A connection that comes back by itself for ever, until it is closed. */
export class Link {
  readonly #parts: LinkParts;
  readonly #events: LinkEvents;
  readonly #closing = new AbortController();
  #connection: RoomConnection | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: LinkParts, events: LinkEvents) {
    this.#parts = parts;
    this.#events = events;
  }

  start(): void {
    this.#running = this.#run();
  }

  get isConnected(): boolean {
    return this.#connection?.isOpen === true;
  }

  /** Cuts the connection, as a lost network does; it comes back by itself. */
  drop(): void {
    this.#connection?.terminate();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#connection?.leave();
    this.#connection?.terminate();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    let backoffMs = firstBackoffMs;
    while (!signal.aborted) {
      const connected = await this.#connect();
      if (connected) {
        backoffMs = firstBackoffMs;
        await connected.closed;
      }
      const jitter = 0.5 + this.#parts.random.fraction() / 2;
      await delay(backoffMs * jitter, undefined, { signal }).catch(() => {});
      backoffMs = Math.min(backoffMs * 1.5, longestBackoffMs);
    }
  }

  /** Null when no connection was made. */
  async #connect(): Promise<{ readonly closed: Promise<void> } | null> {
    const { origin, localAddress, onFrame, reserve } = this.#parts;
    const closed = Promise.withResolvers<void>();
    // The server talks before the handshake is over: what it says is told after the connection itself.
    const early: (() => void)[] = [];
    const inOrder = (tell: () => void) => (this.#connection ? tell() : early.push(tell));
    try {
      const seat = await reserve();
      if (!seat || this.#closing.signal.aborted) return null;
      const connection = await RoomConnection.open({
        origin,
        localAddress,
        onFrame,
        reservation: seat.reservation,
        events: {
          state: (state) => inOrder(() => this.#events.state(state)),
          message: (type, payload) => inOrder(() => this.#events.message(type, payload)),
          closed: () => {
            this.#connection = null;
            this.#events.connection(null);
            closed.resolve();
          },
        },
      });
      if (!connection.isOpen) return null;
      this.#connection = connection;
      this.#events.connection(connection);
      for (const tell of early) tell();
      if (this.#closing.signal.aborted) connection.terminate();
      return { closed: closed.promise };
    } catch {
      return null;
    }
  }
}
