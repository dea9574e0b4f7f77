import type { Socket } from "node:net";
import WebSocket from "ws";
import type { SocketFaults } from "../sockets/SocketFaults.ts";
import { frameOf } from "./frameOf.ts";

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
  /** Pings since the last answer. */
  pingCount = 0;
  #stream: Socket | null = null;
  #faults: SocketFaults | null = null;
  #frames: Buffer[] = [];

  /** Until it knows what it writes to, `ws` itself sends. */
  attach(stream: Socket, faults: SocketFaults): void {
    this.#stream = stream;
    this.#faults = faults;
  }

  /** What a listener throws ends this connection and nothing else. NET1 */
  override emit(event: string | symbol, ...args: readonly unknown[]): boolean {
    const emit = (): boolean => Reflect.apply(super.emit, this, [event, ...args]);
    return this.#faults?.enter(String(event), emit, () => super.terminate()) ?? emit();
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
    if (this.readyState === WebSocket.OPEN)
      this.#stream?.write(frames.length === 1 ? first : Buffer.concat(frames));
  }

  #add(frame: Buffer): void {
    if (this.#frames.length === 0) {
      if (waiting.length === 0) process.nextTick(writeSent);
      waiting.push(this);
    }
    this.#frames.push(frame);
  }
}
