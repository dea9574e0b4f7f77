import { RoomConnection } from "../../loadtest/bots/RoomConnection.ts";
import type { PrivateView } from "../../shared/contest/view.ts";
import type { CommandReply, Draft, PrivateMessage, RoomMessages, RoomReply } from "../../shared/protocol.ts";
import { applyPrivateChange, type RoomRequest, type RoomRequestType } from "../../shared/protocol.ts";
import { type LiveView, readWireState } from "../../shared/wireState.ts";
import type { Clock } from "../contests/clock.ts";
import { randomId } from "./app.ts";
import { hangMs, inItsTime } from "./eventually.ts";

/** What came over the connection, in order. */
export type Heard =
  | { readonly type: "state"; readonly live: LiveView }
  | { readonly type: "private"; readonly message: PrivateMessage }
  | { readonly type: "drafts"; readonly drafts: readonly Draft[] }
  | { readonly type: "authors"; readonly authors: RoomMessages["authors"] }
  | { readonly type: "moved"; readonly path: string }
  | { readonly type: "goodbye"; readonly reason: RoomMessages["goodbye"]["reason"] };

export interface ViewerOptions {
  readonly origin: string;
  /** What a `connect…` route answered. */
  readonly reservation: unknown;
  /** The room's. */
  readonly clock: Clock;
  readonly onFrame?: (frame: Uint8Array) => void;
}

/** Somebody in a room who keeps what is shown, as the product's pages do, and refuses to live with a gap. */
export class Viewer {
  readonly heard: Heard[] = [];
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  readonly #connection: RoomConnection;
  readonly #clock: Clock;
  #live: LiveView | null = null;
  #view: PrivateView | null = null;
  #revision = 0;
  readonly #ahead = new Map<number, PrivateMessage>();

  static async open({ origin, reservation, clock, onFrame }: ViewerOptions): Promise<Viewer> {
    const closed = Promise.withResolvers<number>();
    // The server talks before the handshake is over.
    let viewer: Viewer | null = null;
    const early: Heard[] = [];
    const hear = (heard: Heard) => (viewer ? viewer.#hear(heard) : early.push(heard));
    const connection = await RoomConnection.open({
      origin,
      reservation,
      localAddress: "127.0.0.1",
      onFrame,
      joinTimeoutMs: hangMs,
      events: {
        state: (state) => hear({ type: "state", live: readWireState(state, null) }),
        message: (type, payload) => hear(heardMessage(type, payload)),
        closed: (code) => closed.resolve(code),
      },
    });
    viewer = new Viewer(connection, clock, closed.promise);
    for (const heard of early) viewer.#hear(heard);
    return viewer;
  }

  private constructor(connection: RoomConnection, clock: Clock, closed: Promise<number>) {
    this.#connection = connection;
    this.#clock = clock;
    this.closed = closed;
  }

  get live(): LiveView {
    if (!this.#live) throw new Error("nothing was shown yet");
    return this.#live;
  }

  /** The private view as it became by whole views and changes; null for a screen. */
  get view(): PrivateView | null {
    return this.#view;
  }

  get revision(): number {
    return this.#revision;
  }

  get isOpen(): boolean {
    return this.#connection.isOpen;
  }

  async request<T extends RoomRequestType>(type: T, payload: RoomRequest<T>): Promise<RoomReply[T]> {
    const reply = await this.#connection.request(type, payload, hangMs);
    if (reply === undefined) throw new Error(`${type} was not answered`);
    return reply;
  }

  requestAnything(type: string, payload: unknown): Promise<unknown> {
    return this.#connection.requestAnything(type, payload, hangMs);
  }

  command(command: RoomRequest<"command">["command"], id: string = randomId()): Promise<CommandReply> {
    return inItsTime(this.#clock, () => this.request("command", { id, command }));
  }

  /** Resolves when everything that the server sent so far has been heard: a connection keeps the order. */
  async caughtUp(): Promise<void> {
    await this.request("time", {});
    const [ahead] = this.#ahead.keys();
    if (ahead !== undefined) throw new Error(`revision ${ahead} came after ${this.#revision}`);
  }

  /** Asks for the whole private view; what is heard afterwards follows on it. */
  async sync(): Promise<PrivateView> {
    const message = await this.request("sync", {});
    this.#take(message);
    if (!("whole" in message)) throw new Error("sync was answered by a change");
    return message.whole;
  }

  leave(): void {
    this.#connection.leave();
  }

  terminate(): void {
    this.#connection.terminate();
  }

  #hear(heard: Heard): void {
    this.heard.push(heard);
    if (heard.type === "state") this.#live = heard.live;
    else if (heard.type === "private") this.#take(heard.message);
  }

  /** The reply to `sync` is read a moment later than what came after it: the numbers tell the order. SEE8 */
  #take(message: PrivateMessage): void {
    const known = message.revision <= this.#revision || this.#ahead.has(message.revision);
    if (known) throw new Error(`revision ${message.revision} came twice`);
    this.#ahead.set(message.revision, message);
    for (let next = this.#ahead.get(this.#revision + 1); next; next = this.#ahead.get(this.#revision + 1)) {
      this.#revision += 1;
      this.#ahead.delete(this.#revision);
      this.#apply(next);
    }
  }

  #apply(message: PrivateMessage): void {
    if ("whole" in message) this.#view = message.whole;
    else if (this.#view) this.#view = applyPrivateChange(this.#view, message.change);
    else throw new Error("a change came before anything whole");
  }
}

function heardMessage<T extends keyof RoomMessages>(type: T, payload: RoomMessages[T]): Heard {
  // The payload's type follows from the message's; the compiler cannot see it through the generic.
  switch (type) {
    case "private":
      return { type: "private", message: payload as PrivateMessage };
    case "drafts":
      return { type: "drafts", drafts: payload as readonly Draft[] };
    case "authors":
      return { type: "authors", authors: payload as RoomMessages["authors"] };
    case "moved":
      return { type: "moved", path: (payload as RoomMessages["moved"]).path };
    default:
      return { type: "goodbye", reason: (payload as RoomMessages["goodbye"]).reason };
  }
}
