import type { Decoder } from "@colyseus/schema";
import type { RoomMessages, RoomReply, RoomRequest, RoomRequestType } from "../../shared/protocol.ts";
import type { WireState } from "../../shared/wireState.ts";
import { type RoomPlace, RoomSocket, type RoomSocketEvents } from "./RoomSocket.ts";
import { readHandshake } from "./roomFrames.ts";
import { responseStatuses } from "./wire.ts";

export interface ConnectionOptions extends RoomPlace {
  readonly events: ConnectionEvents;
}

export interface ConnectionEvents {
  /** After the first state and after every patch. The object is the same each time, with other contents. */
  readonly state: (state: WireState) => void;
  readonly message: <T extends keyof RoomMessages>(type: T, payload: RoomMessages[T]) => void;
  /** Once, for a connection that had been joined. */
  readonly closed: (code: number) => void;
}

/** The room said no to a request (`ctx.reject`); `reason` is its own. */
export class RequestRejected extends Error {
  override readonly name = "RequestRejected";
  readonly reason: unknown;

  constructor(reason: unknown) {
    super(`rejected: ${JSON.stringify(reason)}`);
    this.reason = reason;
  }
}

/** The server could not handle a request: an unknown type, an invalid payload or a fault. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
}

/** Nobody knows what became of the request: the connection closed, or no answer came in time. */
export class RequestUnanswered extends Error {
  override readonly name = "RequestUnanswered";
}

/** The messages that bots look at. */
const known = ["private", "goodbye", "moved", "drafts", "authors"] as const satisfies (keyof RoomMessages)[];

function isKnown(type: string | number): type is (typeof known)[number] {
  return known.some((name) => name === type);
}

interface Waiting {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A seat in a room that reads the public state and matches answers with requests. A connection lives once. */
export class RoomConnection {
  readonly #events: ConnectionEvents;
  readonly #waiting = new Map<number, Waiting>();
  #socket: RoomSocket | null = null;
  #decoder: Decoder | null = null;
  /** When the last frame came, by `performance.now()`. */
  heardAt = performance.now();

  /** Resolves when the first state was shown to `events`. Rejects when the server does not let in or does not answer. */
  static async open({ events, ...place }: ConnectionOptions): Promise<RoomConnection> {
    const connection = new RoomConnection(events);
    connection.#socket = await RoomSocket.open(place, connection.#frames);
    return connection;
  }

  private constructor(events: ConnectionEvents) {
    this.#events = events;
  }

  get isOpen(): boolean {
    return this.#socket?.isOpen === true;
  }

  /**
   * The room's answer; undefined when its handler failed. Rejects with {@link RequestRejected},
   * {@link RequestFailed} or {@link RequestUnanswered}.
   */
  request<T extends RoomRequestType>(
    type: T,
    payload: RoomRequest<T>,
    timeoutMs: number,
  ): Promise<RoomReply[T] | undefined> {
    // The reply's shape is the contract of shared/protocol.ts, kept by the server's compiler.
    return this.requestAnything(type, payload, timeoutMs) as Promise<RoomReply[T] | undefined>;
  }

  /** Like {@link request}, for what no honest client would send. */
  requestAnything(type: string, payload: unknown, timeoutMs: number): Promise<unknown> {
    const socket = this.#socket;
    if (!socket?.isOpen) return Promise.reject(new RequestUnanswered("not connected"));
    return new Promise((resolve, reject) => {
      const { id } = socket.request(type, payload);
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new RequestUnanswered(`no answer within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.set(id, { resolve, reject, timer });
    });
  }

  /** Says goodbye: the room need not keep the seat warm. */
  leave(): void {
    if (this.isOpen) this.#socket?.leave();
  }

  /** Cuts the connection without a word, as a lost network does. */
  terminate(): void {
    if (!this.isOpen) return;
    this.#socket?.terminate();
    this.#close(1006);
  }

  readonly #frames: RoomSocketEvents = {
    handshake: (frame) => {
      this.#decoder = readHandshake(frame);
    },
    state: (frame) => this.#readState(frame),
    patch: (frame) => this.#readState(frame),
    message: (type, payload) => {
      this.heardAt = performance.now();
      if (!isKnown(type)) return;
      // The payloads' shapes are the contract of shared/protocol.ts.
      this.#events.message(type, payload as RoomMessages[typeof type]);
    },
    response: (id, status, payload) => this.#settle(id, status, payload),
    closed: (code) => this.#close(code),
  };

  #readState(frame: Buffer): void {
    this.heardAt = performance.now();
    if (!this.#decoder) return;
    this.#decoder.decode(frame, { offset: 1 });
    // The server's schema declares the fields of WireState; a test of the server holds them together.
    this.#events.state(this.#decoder.state as WireState);
  }

  #settle(id: number, status: number, payload: unknown): void {
    this.heardAt = performance.now();
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    if (status === responseStatuses.ok) waiting.resolve(payload);
    else if (status === responseStatuses.rejected) waiting.reject(new RequestRejected(payload));
    else waiting.reject(new RequestFailed(JSON.stringify(payload)));
  }

  #close(code: number): void {
    for (const { timer, reject } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new RequestUnanswered(`closed with ${code}`));
    }
    this.#waiting.clear();
    this.#events.closed(code);
  }
}
