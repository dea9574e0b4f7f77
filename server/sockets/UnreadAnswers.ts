import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Budgets } from "../budgets/Budgets.ts";
import { after, type Clock } from "../contests/clock.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { GuardedServer } from "./GuardedServer.ts";
import { networkOf } from "./networkOf.ts";

export interface UnreadAnswersParts {
  readonly server: Pick<GuardedServer, "admitBy">;
  readonly budgets: Pick<Budgets, "most">;
  readonly metrics: Pick<Metrics, "cutOff">;
  /** The network's: whatever clock the contests live by. */
  readonly clock: Clock;
  /** Behind a proxy every socket has the proxy's address: then only the process counts what is unread. */
  readonly behindProxy: boolean;
}

/** Why a socket was ended without a word. */
type Reason = "pipelined" | "stalled" | "unread";

const lookEveryMs = 1_000;
/**
 * Half a minute in which nothing at all was taken, as far as the system tells: it lets more be written only when a good part of a
 * connection's buffer is free, so that a slow reader is seen to take much at a time, and seldom. A Wi-Fi that is away for ten seconds
 * is sent again for some ten more; nginx gives its own readers up after 20 s, and so before this. Looks are counted, and not time: a
 * process that stood still has written nothing.
 */
const mostLooksInVain = 30;

/**
 * What HTTP answers and nobody reads: so many requests of a socket wait for their answers, so many bytes of an address and of all
 * wait to be taken, and nobody's wait for ever. Whoever has waited longest makes way: a reader who only is slow is done by then. NET10
 */
export class UnreadAnswers {
  readonly #parts: UnreadAnswersParts;
  readonly #readers = new Map<Socket, Reader>();
  #asked = 0;
  #open = 0;
  /** While there is an answer to look at. */
  #cancelLook: (() => void) | null = null;

  constructor(parts: UnreadAnswersParts) {
    this.#parts = parts;
    parts.server.admitBy((request, response) => this.#admit(request.socket, response));
  }

  /**
   * So many bytes are kept for this answer alone, written or not, until this is told otherwise or the answer was taken. Whoever tells
   * nothing shares them, or writes them at once.
   */
  keep(response: ServerResponse, bytes: number): void {
    const answer = this.#readers.get(response.req.socket)?.answers.get(response);
    if (answer) answer.keptBytes = bytes;
  }

  #admit(socket: Socket, response: ServerResponse): boolean {
    const { budgets, clock } = this.#parts;
    const reader = this.#readers.get(socket) ?? this.#meet(socket);
    if (reader.answers.size >= budgets.most("openRequests")) {
      this.#cut(socket, "pipelined");
      return false;
    }
    this.#asked += 1;
    this.#open += 1;
    reader.answers.set(response, { number: this.#asked, keptBytes: 0 });
    this.#cancelLook ??= after(clock, lookEveryMs, () => this.#look());
    const end = () => {
      if (reader.answers.delete(response)) this.#close(1);
    };
    response.once("finish", end).once("close", end);
    return true;
  }

  #meet(socket: Socket): Reader {
    const address = this.#parts.behindProxy ? "" : networkOf(socket.remoteAddress ?? "");
    const reader = new Reader(socket, address);
    this.#readers.set(socket, reader);
    socket.once("close", () => {
      this.#readers.delete(socket);
      // Those that stand behind another one hear of no end.
      this.#close(reader.answers.size);
      reader.answers.clear();
    });
    return reader;
  }

  #close(count: number): void {
    this.#open -= count;
    if (this.#open > 0) return;
    this.#cancelLook?.();
    this.#cancelLook = null;
  }

  #look(): void {
    const slow: Reader[] = [];
    for (const reader of this.#readers.values()) {
      if (reader.answers.size === 0 || reader.socket.destroyed) continue;
      if (reader.look() >= mostLooksInVain) this.#cut(reader.socket, "stalled");
      else if (reader.unreadBytes > 0) slow.push(reader);
    }
    this.#makeRoom(slow.toSorted((one, other) => one.oldest - other.oldest));
    this.#cancelLook = after(this.#parts.clock, lookEveryMs, () => this.#look());
  }

  /** `slow`: who has waited longest first. */
  #makeRoom(slow: readonly Reader[]): void {
    const { budgets, behindProxy } = this.#parts;
    const ofAddress = new Map<string, number>();
    let ofAll = 0;
    for (const { address, unreadBytes } of slow) {
      ofAddress.set(address, (ofAddress.get(address) ?? 0) + unreadBytes);
      ofAll += unreadBytes;
    }
    for (const { socket, address, unreadBytes } of slow) {
      const own = ofAddress.get(address) ?? 0;
      const isTooMuch = !behindProxy && own > budgets.most("addressUnreadAnswerBytes");
      if (!isTooMuch && ofAll <= budgets.most("unreadAnswerBytes")) continue;
      this.#cut(socket, "unread");
      ofAddress.set(address, own - unreadBytes);
      ofAll -= unreadBytes;
    }
  }

  #cut(socket: Socket, reason: Reason): void {
    this.#parts.metrics.cutOff.inc({ reason });
    socket.destroy();
  }
}

interface Answer {
  /** In the order of asking. */
  readonly number: number;
  keptBytes: number;
}

/** A socket that HTTP was spoken on. */
class Reader {
  readonly socket: Socket;
  readonly address: string;
  /** Those that are not written to their end, the oldest first. */
  readonly answers = new Map<ServerResponse, Answer>();
  #takenBytes = 0;
  #looksInVain = 0;

  constructor(socket: Socket, address: string) {
    this.socket = socket;
    this.address = address;
  }

  get oldest(): number {
    const [first] = this.answers.values();
    return first?.number ?? 0;
  }

  /** What waits in this process until the other end takes what is before it. */
  get unreadBytes(): number {
    let bytes = 0;
    for (const [{ writableLength }, { keptBytes }] of this.answers)
      bytes += Math.max(writableLength, keptBytes);
    return bytes;
  }

  /** Whether something is written that was not taken: what is still being made the other end cannot take. */
  get #hasToTake(): boolean {
    return [...this.answers.keys()].some(({ writableLength }) => writableLength > 0);
  }

  /** At how many looks in a row, this one included, there was something to take and nothing had been taken. */
  look(): number {
    const takenBytes = this.socket.bytesWritten - this.socket.writableLength;
    const isInVain = takenBytes === this.#takenBytes && this.#hasToTake;
    this.#takenBytes = takenBytes;
    this.#looksInVain = isInVain ? this.#looksInVain + 1 : 0;
    return this.#looksInVain;
  }
}
