import WebSocket from "ws";
import { z } from "zod";
import { readMessage, readRefusal, readResponse, requestFrame } from "./roomFrames.ts";
import { frameCodeMask, frameCodes } from "./wire.ts";

/** What a room says to one client, frame by frame. */
export interface RoomSocketEvents {
  /** The schema of the state, for whoever will decode it. */
  readonly handshake: (frame: Buffer) => void;
  readonly state: (frame: Buffer) => void;
  readonly patch: (frame: Buffer) => void;
  readonly message: (type: string | number, payload: unknown) => void;
  /** The answer to a request; `status` is one of `responseStatuses`, `bytes` the size of its frame. */
  readonly response: (id: number, status: number, payload: unknown, bytes: number) => void;
  /** Once, for a connection that had been joined. */
  readonly closed: (code: number) => void;
}

/** Where a room is, and from where it is gone to. */
export interface RoomPlace {
  /** `http://host:port` of the server. */
  readonly origin: string;
  /** The loopback address to connect from, such as 127.3.0.7. */
  readonly localAddress: string;
  /** What a `connect…` route answered. */
  readonly reservation: unknown;
  /** The path of that answer; absent or empty: there is but one process. */
  readonly path?: string;
  /** Time to get from the first packet to the first state; 5 s unless set. */
  readonly joinTimeoutMs?: number;
  /** Shown every frame as it came, before it is read: for tests that search all bytes an audience gets. */
  readonly onFrame?: ((frame: Uint8Array) => void) | undefined;
}

const Reservation = z.object({ roomId: z.string(), processId: z.string(), sessionId: z.string() });

/**
 * A seat in a room over a bare `ws`, as light as a client of Colyseus can be: no reconnection, no queue, and frames are
 * read only as far as somebody asks, so that thousands fit in a process. It lives once.
 */
export class RoomSocket {
  readonly #socket: WebSocket;
  readonly #events: RoomSocketEvents;
  readonly #onFrame: RoomPlace["onFrame"];
  readonly #joined = Promise.withResolvers<void>();
  #phase: "joining" | "joined" | "closed" = "joining";
  #lastRequestId = 0;
  framesReceived = 0;
  /** Of all frames. */
  bytesReceived = 0;

  /** Resolves with the first state. Rejects when the server does not let in, or not in time. */
  static async open(place: RoomPlace, events: RoomSocketEvents): Promise<RoomSocket> {
    const socket = new RoomSocket(place, events);
    const tooLong = () => socket.#refuse(new Error("joining took too long"));
    const timer = setTimeout(tooLong, place.joinTimeoutMs ?? 5_000);
    try {
      await socket.#joined.promise;
      return socket;
    } finally {
      clearTimeout(timer);
    }
  }

  private constructor(
    { origin, localAddress, reservation, path = "", onFrame }: RoomPlace,
    events: RoomSocketEvents,
  ) {
    this.#events = events;
    this.#onFrame = onFrame;
    const { roomId, processId, sessionId } = Reservation.parse(reservation);
    const url = new URL(`${path}/${processId}/${roomId}?sessionId=${sessionId}`, origin);
    url.protocol = "ws:";
    this.#socket = new WebSocket(url, { localAddress, perMessageDeflate: false, skipUTF8Validation: true });
    this.#socket.binaryType = "nodebuffer";
    this.#socket.on("message", (data) => this.#receive(data as Buffer)); // as binaryType says
    this.#socket.on("error", (error) => this.#refuse(error));
    this.#socket.on("close", (code) => this.#close(code));
  }

  get isOpen(): boolean {
    return this.#phase === "joined";
  }

  /** The number under which the answer comes, and the size of the frame. */
  request(type: string, payload: unknown): { readonly id: number; readonly bytes: number } {
    this.#lastRequestId += 1;
    const frame = requestFrame(this.#lastRequestId, type, payload);
    this.#socket.send(frame);
    return { id: this.#lastRequestId, bytes: frame.byteLength };
  }

  /** Says goodbye: the room need not keep the seat warm, and closes the connection. */
  leave(): void {
    this.#socket.send(Uint8Array.of(frameCodes.leaveRoom));
  }

  /** Cuts the connection without a word, as a lost network does; `closed` is not told. */
  terminate(): void {
    this.#phase = "closed";
    this.#socket.terminate();
  }

  #receive(frame: Buffer): void {
    if (this.#phase === "closed") return;
    this.#onFrame?.(frame);
    this.framesReceived += 1;
    this.bytesReceived += frame.byteLength;
    switch ((frame[0] ?? 0) & frameCodeMask) {
      case frameCodes.roomStatePatch:
        this.#events.patch(frame);
        break;
      case frameCodes.roomResponse: {
        const { id, status, payload } = readResponse(frame);
        this.#events.response(id, status, payload, frame.byteLength);
        break;
      }
      case frameCodes.roomData: {
        const { type, payload } = readMessage(frame);
        this.#events.message(type, payload);
        break;
      }
      case frameCodes.joinRoom:
        this.#events.handshake(frame);
        this.#socket.send(Uint8Array.of(frameCodes.joinRoom));
        break;
      case frameCodes.roomState:
        this.#events.state(frame);
        this.#phase = "joined";
        this.#joined.resolve();
        break;
      case frameCodes.error:
        this.#refuse(new Error(readRefusal(frame)));
        break;
      default:
        break;
    }
  }

  #refuse(error: Error): void {
    this.#joined.reject(error);
    this.#socket.terminate();
  }

  #close(code: number): void {
    const wasJoined = this.#phase === "joined";
    this.#phase = "closed";
    this.#joined.reject(new Error(`closed with ${code} while joining`));
    if (wasJoined) this.#events.closed(code);
  }
}
