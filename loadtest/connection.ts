import type { Decoder } from "@colyseus/schema";
import WebSocket from "ws";
import { z } from "zod";
import type { RoomMessages, RoomReply, RoomRequest, RoomRequestType } from "../shared/protocol.ts";
import type { WireState } from "../shared/wireState.ts";
import { readHandshake, readMessage, readRefusal, readResponse, requestFrame } from "./roomFrames.ts";
import { frameCodeMask, frameCodes, responseStatuses } from "./wire.ts";

export interface ConnectionOptions {
  /** `http://host:port` of the server. */
  readonly origin: string;
  /** What a `connect…` route answered. */
  readonly reservation: unknown;
  /** The loopback address to connect from, such as 127.3.0.7. */
  readonly localAddress: string;
  readonly events: ConnectionEvents;
  /** Shown every frame as it came, before it is read: for tests that search all bytes an audience gets. */
  readonly onFrame?: ((frame: Uint8Array) => void) | undefined;
  /** Time to get from the first packet to the first state; 5 s unless set. */
  readonly joinTimeoutMs?: number;
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

interface Waiting {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

const Reservation = z.object({ roomId: z.string(), processId: z.string(), sessionId: z.string() });

/**
 * A seat in a room over a bare `ws`, as light as a client of Colyseus can be: no reconnection, no queue, no callbacks
 * per field. A connection lives once.
 */
export class RoomConnection {
  readonly #socket: WebSocket;
  readonly #options: ConnectionOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #joined = Promise.withResolvers<void>();
  #decoder: Decoder | null = null;
  #phase: "joining" | "joined" | "closed" = "joining";
  #lastRequestId = 0;

  /** Resolves when the first state was shown to `events`. Rejects when the server does not let in or does not answer. */
  static async open(options: ConnectionOptions): Promise<RoomConnection> {
    const connection = new RoomConnection(options);
    const timer = setTimeout(
      () => connection.#refuse(new Error("joining took too long")),
      options.joinTimeoutMs ?? 5_000,
    );
    try {
      await connection.#joined.promise;
      return connection;
    } finally {
      clearTimeout(timer);
    }
  }

  private constructor(options: ConnectionOptions) {
    this.#options = options;
    const { roomId, processId, sessionId } = Reservation.parse(options.reservation);
    const url = new URL(`/${processId}/${roomId}?sessionId=${sessionId}`, options.origin);
    url.protocol = "ws:";
    this.#socket = new WebSocket(url, { localAddress: options.localAddress, perMessageDeflate: false });
    this.#socket.binaryType = "nodebuffer";
    this.#socket.on("message", (data) => this.#receive(data as Buffer)); // as binaryType says
    this.#socket.on("error", (error) => this.#refuse(error));
    this.#socket.on("close", (code) => this.#close(code));
  }

  get isOpen(): boolean {
    return this.#phase === "joined";
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
    if (this.#phase !== "joined") return Promise.reject(new RequestUnanswered("not connected"));
    this.#lastRequestId += 1;
    const id = this.#lastRequestId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new RequestUnanswered(`no answer within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#socket.send(requestFrame(id, type, payload));
    });
  }

  /** Says goodbye: the room need not keep the seat warm. */
  leave(): void {
    if (this.#phase === "joined") this.#socket.send(Uint8Array.of(frameCodes.leaveRoom));
    else this.terminate();
  }

  /** Cuts the connection without a word, as a lost network does. */
  terminate(): void {
    this.#socket.terminate();
    this.#close(1006);
  }

  #receive(frame: Buffer): void {
    if (this.#phase === "closed") return;
    this.#options.onFrame?.(frame);
    switch ((frame[0] ?? 0) & frameCodeMask) {
      case frameCodes.joinRoom:
        this.#decoder = readHandshake(frame);
        this.#socket.send(Uint8Array.of(frameCodes.joinRoom));
        break;
      case frameCodes.roomState:
        this.#decoder?.decode(frame, { offset: 1 });
        this.#showState();
        this.#phase = "joined";
        this.#joined.resolve();
        break;
      case frameCodes.roomStatePatch:
        this.#decoder?.decode(frame, { offset: 1 });
        this.#showState();
        break;
      case frameCodes.roomData:
        this.#showMessage(frame);
        break;
      case frameCodes.roomResponse:
        this.#settle(frame);
        break;
      case frameCodes.error:
        this.#refuse(new Error(readRefusal(frame)));
        break;
      default:
        break;
    }
  }

  #showState(): void {
    // The server's schema declares the fields of WireState; a test of the server holds them together.
    if (this.#decoder) this.#options.events.state(this.#decoder.state as WireState);
  }

  #showMessage(frame: Buffer): void {
    const { type, payload } = readMessage(frame);
    if (type !== "private" && type !== "goodbye" && type !== "drafts") return;
    // The payloads' shapes are the contract of shared/protocol.ts.
    this.#options.events.message(type, payload as RoomMessages[typeof type]);
  }

  #settle(frame: Buffer): void {
    const { id, status, payload } = readResponse(frame);
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    if (status === responseStatuses.ok) waiting.resolve(payload);
    else if (status === responseStatuses.rejected) waiting.reject(new RequestRejected(payload));
    else waiting.reject(new RequestFailed(JSON.stringify(payload)));
  }

  #refuse(error: Error): void {
    this.#joined.reject(error);
    this.terminate();
  }

  #close(code: number): void {
    if (this.#phase === "closed") return;
    const wasJoined = this.#phase === "joined";
    this.#phase = "closed";
    this.#joined.reject(new Error(`closed with ${code} while joining`));
    for (const { timer, reject } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new RequestUnanswered(`closed with ${code}`));
    }
    this.#waiting.clear();
    if (wasJoined) this.#options.events.closed(code);
  }
}
