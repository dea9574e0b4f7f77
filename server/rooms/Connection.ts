import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import WebSocket from "ws";
import type { SocketFaults } from "../sockets/SocketFaults.ts";
import { frameOf } from "./frameOf.ts";

/** Why a connection was ended without a word: it read too little, or said nothing. */
export type CutReason = "unread" | "silent";

export interface ConnectionParts {
  readonly faults: SocketFaults;
  /** What a client may leave unread beside what the network holds. NET3 */
  readonly mostUnreadBytes: number;
  readonly cut: (reason: CutReason) => void;
}

const largestAuthorFrameBytes = 1024 * 1024;

/** Of this process: connections with something to write. */
let waiting: Connection[] = [];

/** Writes now what was sent in this turn of the loop; else that is done at its end. */
export function writeSent(): void {
  const connections = waiting;
  waiting = [];
  for (const connection of connections) connection.write();
}

/**
 * The server's end of a WebSocket. What is sent to it in one turn of the loop goes out in one write, and what is sent to
 * many becomes a frame once. `ws` writes header and data of each message for itself, and the data without a copy: a
 * client that is slow to read would get whatever Colyseus has encoded into the same memory by then. SEE14
 */
export class Connection extends WebSocket {
  #stream: Socket | null = null;
  #parts: ConnectionParts | null = null;
  #frames: Buffer[] = [];
  /** Pings without an answer, the oldest first. */
  #asked: Buffer[] = [];

  /** Until it knows what it writes to, `ws` itself sends. */
  attach(stream: Socket, parts: ConnectionParts): void {
    this.#stream = stream;
    this.#parts = parts;
    this.on("pong", (echo: Buffer) => this.#hear(echo));
  }

  /** An author writes whole cards, and many in one go: the client is one that has signed in. EDT14 */
  allowLargeFrames(): void {
    // `ws` reads it anew for every frame, and has no other way to say it for one connection.
    const receiver: unknown = Reflect.get(this, "_receiver");
    if (typeof receiver === "object" && receiver !== null)
      Reflect.set(receiver, "_maxPayload", largestAuthorFrameBytes);
  }

  /** Bytes that wait for the client to read others. */
  get unreadBytes(): number {
    return this.#stream?.writableLength ?? 0;
  }

  get unanswered(): number {
    return this.#asked.length;
  }

  /** Whoever answers has read all that was sent before: what the ping says can be known from reading it only. NET4 */
  ask(): void {
    this.write();
    const question = randomBytes(8);
    this.#asked.push(question);
    this.ping(question);
  }

  /** Ends it at once, with what was not written yet. */
  cutOff(reason: CutReason): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.#frames = [];
    this.#parts?.cut(reason);
    super.terminate();
  }

  /** What a listener throws ends this connection and nothing else. NET1 */
  override emit(event: string | symbol, ...args: readonly unknown[]): boolean {
    const emit = (): boolean => Reflect.apply(super.emit, this, [event, ...args]);
    return this.#parts?.faults.enter(String(event), emit, () => super.terminate()) ?? emit();
  }

  /** As `ws` does it; a callback is called when all before it has been written, too. */
  override send(data: unknown, ...rest: readonly unknown[]): void {
    const [_options, callback] = rest;
    const isBinary = data instanceof Uint8Array && callback === undefined;
    if (isBinary && this.#stream && this.readyState === WebSocket.OPEN) {
      this.#add(frameOf(data));
    } else {
      this.write();
      // One of the overloads fits: the caller kept to them.
      Reflect.apply(super.send, this, [data, ...rest]);
    }
  }

  override close(code?: number, reason?: string | Buffer): void {
    this.write();
    super.close(code, reason);
  }

  override terminate(): void {
    this.write();
    super.terminate();
  }

  /** What was sent and is not written yet. */
  write(): void {
    const frames = this.#frames;
    const [first] = frames;
    if (!first) return;
    this.#frames = [];
    if (!this.#stream || !this.#parts || this.readyState !== WebSocket.OPEN) return;
    const bytes = frames.length === 1 ? first : Buffer.concat(frames);
    // One message may be larger: whoever has read all before it gets it.
    const unreadBytes = this.unreadBytes + bytes.length;
    if (this.unreadBytes > 0 && unreadBytes > this.#parts.mostUnreadBytes) this.cutOff("unread");
    else this.#stream.write(bytes);
  }

  #hear(echo: Buffer): void {
    const answered = this.#asked.findIndex((question) => question.equals(echo));
    this.#asked = this.#asked.slice(answered + 1);
  }

  #add(frame: Buffer): void {
    if (this.#frames.length === 0) {
      if (waiting.length === 0) process.nextTick(writeSent);
      waiting.push(this);
    }
    this.#frames.push(frame);
  }
}
