import { setTimeout as delay } from "node:timers/promises";
import type { Trouble, TroubleCode } from "../../client/net/http.ts";
import { clusterWaitMs, movingWithinMs, steadyAfterMs } from "../../client/net/linkPace.ts";
import type { ContestOwner, RoomSeat } from "../../shared/api.ts";
import type { RoomMessages } from "../../shared/protocol.ts";
import type { WireState } from "../../shared/wireState.ts";
import type { Random } from "../random.ts";
import { Reached } from "./Reached.ts";
import { RoomConnection } from "./RoomConnection.ts";
import { Silence } from "./Silence.ts";

/** Where to ask for a seat, and what to show there. */
export interface SeatWish {
  /** Of the process that is said to have the contest; empty: whichever answers. */
  readonly path: string;
  /** How far the client has seen the contest; null: it was told no mark. */
  readonly mark: string | null;
}

/** What came of it, as a page is told. */
export type SeatAnswer =
  | { readonly ok: true; readonly reply: RoomSeat }
  | { readonly ok: false; readonly problem: Trouble };

export interface LinkParts {
  readonly origin: string;
  readonly localAddress: string;
  readonly random: Random;
  /** Told of two processes that both show the contest as live. */
  readonly fault: (sentence: string) => void;
  /** Asks the server for a seat in the room. Rejects when nobody answers. */
  readonly reserve: (wish: SeatWish) => Promise<SeatAnswer>;
  /** Asks any process who has the contest; null: nobody, or nobody answered. */
  readonly findOwner: () => Promise<ContestOwner | null>;
  readonly onFrame?: ((frame: Uint8Array) => void) | undefined;
}

export interface LinkEvents {
  /** A new connection, before anything else of it is told; null: it is gone. */
  readonly connection: (connection: RoomConnection | null) => void;
  readonly state: (state: WireState) => void;
  readonly message: <T extends keyof RoomMessages>(type: T, payload: RoomMessages[T]) => void;
}

/**
 * How often one process alone is tried, more often than pages do: what is measured there is how soon it is back. Among several the
 * way back itself is measured, and it is the page's.
 */
const aloneFirstMs = 20;
const aloneLongestMs = 500;
const lookEveryMs = 250;
const searchAfterMs = 1_500;
const searchEveryMs = 500;
const searchUnsavedEveryMs = 2_000;
const deadAfterMs = 8_000;

/** A try to connect, and the connection it became. */
class Attempt {
  readonly #ended = Promise.withResolvers<void>();
  isOver = false;
  /** Why it came to nothing; null: it did not, or was given up. */
  trouble: TroubleCode | null = null;

  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  end(trouble: TroubleCode | null = null): void {
    if (this.isOver) return;
    this.isOver = true;
    this.trouble = trouble;
    this.#ended.resolve();
  }
}

/** A connection that comes back by itself for ever, until it is closed, and follows its contest from process to process. */
export class Link {
  readonly #parts: LinkParts;
  readonly #events: LinkEvents;
  readonly #closing = new AbortController();
  readonly #reached = new Reached();
  readonly #wayBackMs: number[] = [];
  #connection: RoomConnection | null = null;
  #silence: Silence | null = null;
  #running: Promise<void> = Promise.resolve();
  #watch: NodeJS.Timeout | undefined;
  /** Of the process that gave the last seat; empty where there is but one. */
  #path = "";
  /** Where to go instead of waiting, and after how long. */
  #next: { readonly path: string; readonly afterMs: number } | null = null;
  /** Tries since a connection that was steady. */
  #tries = 0;
  /** Since when the connection of this attempt is there; null: there was none yet. */
  #openedAt: number | null = null;
  #attempt = new Attempt();
  #pause = new AbortController();
  #trying: Promise<void> = Promise.resolve();
  /** Since when nothing is heard; null while all is well. */
  #lostAt: number | null = null;
  /** Since when the process there says that it cannot save: another may have the contest by then. */
  #unsavedSince: number | null = null;
  #searchAt = 0;
  /** Of the owner that was gone to last. */
  #soughtEpoch = 0;

  constructor(parts: LinkParts, events: LinkEvents) {
    this.#parts = parts;
    this.#events = events;
  }

  start(): void {
    this.#running = this.#run();
    this.#watch = setInterval(() => this.#look(), lookEveryMs);
  }

  get isConnected(): boolean {
    return this.#connection?.isOpen === true;
  }

  /** Connected, and not in doubt whether the connection still speaks. */
  get hasSight(): boolean {
    return this.isConnected && this.#lostAt === null;
  }

  /** How long each way back took, from the break until something was shown again, ms. */
  get wayBackMs(): readonly number[] {
    return this.#wayBackMs;
  }

  /** The epochs that were shown, in order. */
  get epochs(): readonly number[] {
    return this.#reached.epochs;
  }

  /** How far it was shown the contest, as it says when it comes back; null: it was told no mark. */
  get mark(): string | null {
    return this.#reached.mark;
  }

  /** Cuts the connection, as a lost network does; it comes back by itself. */
  drop(): void {
    this.#connection?.terminate();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearInterval(this.#watch);
    this.#connection?.leave();
    this.#connection?.terminate();
    this.#attempt.end();
    await this.#running;
    await this.#trying;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const attempt = new Attempt();
      this.#attempt = attempt;
      this.#openedAt = null;
      this.#trying = this.#connect(this.#takeNextPath(), attempt);
      await attempt.ended;
      this.#pause = new AbortController();
      const pausing = AbortSignal.any([signal, this.#pause.signal]);
      const waitMs = this.#next?.afterMs ?? this.#waitMs(attempt.trouble);
      await delay(waitMs, undefined, { signal: pausing }).catch(() => {});
    }
  }

  /** As a page does. Who falls off a process alone as soon as it is there begins anew all the same. */
  #waitMs(trouble: TroubleCode | null): number {
    const fraction = () => this.#parts.random.fraction();
    const now = performance.now();
    const isAlone = this.#path === "";
    const steadyMs = isAlone ? 0 : steadyAfterMs;
    if (this.#openedAt !== null && now - this.#openedAt > steadyMs) this.#tries = 0;
    const tries = this.#tries;
    this.#tries += 1;
    if (isAlone) return Math.min(aloneFirstMs * 1.5 ** tries, aloneLongestMs) * (0.5 + fraction() / 2);
    return clusterWaitMs(tries, this.#lostAt === null ? 0 : now - this.#lostAt, trouble, fraction);
  }

  #takeNextPath(): string {
    const path = this.#next?.path ?? "";
    this.#next = null;
    return path;
  }

  /** The attempt ends when no connection was made, or when it is gone. */
  async #connect(path: string, attempt: Attempt): Promise<void> {
    const { origin, localAddress, onFrame, reserve } = this.#parts;
    const isWanted = () => !attempt.isOver;
    // The server talks before the handshake is over: what it says is told after the connection itself.
    let isTold = false;
    const early: (() => void)[] = [];
    const inOrder = (tell: () => void) => {
      if (!isWanted()) return;
      if (isTold) tell();
      else early.push(tell);
    };
    try {
      const seat = await reserve({ path, mark: this.#reached.mark });
      if (!isWanted()) return;
      if (!seat.ok) return attempt.end(seat.problem.code);
      this.#path = seat.reply.path;
      const connection = await RoomConnection.open({
        origin,
        localAddress,
        onFrame,
        reservation: seat.reply.reservation,
        path: seat.reply.path,
        events: {
          state: (state) => {
            if (isWanted() && this.#isOfNow(state, attempt)) inOrder(() => this.#events.state(state));
          },
          message: (type, payload) => inOrder(() => this.#hear(type, payload)),
          closed: () => this.#closed(attempt),
        },
      });
      if (!isWanted()) return connection.terminate();
      if (!connection.isOpen) return attempt.end("unreachable");
      this.#open(connection);
      isTold = true;
      for (const tell of early) if (isWanted()) tell();
    } catch {
      attempt.end("unreachable");
    }
  }

  #open(connection: RoomConnection): void {
    this.#openedAt = performance.now();
    this.#connection = connection;
    this.#silence = new Silence(connection);
    this.#foundAgain();
    this.#events.connection(connection);
  }

  #closed(attempt: Attempt): void {
    attempt.end();
    if (this.#attempt !== attempt || !this.#connection) return;
    this.#connection = null;
    this.#silence = null;
    this.#unsavedSince = null;
    this.#lostAt ??= performance.now();
    this.#events.connection(null);
  }

  /** What an epoch shows that is over is a fault of the servers, and is not looked at. */
  #isOfNow({ epoch, mark, saving }: WireState, attempt: Attempt): boolean {
    const before = this.#reached.epoch;
    if (!this.#reached.take(epoch)) {
      this.#parts.fault(`two live owners: epoch ${before} was followed by ${epoch}`);
      this.#connection?.terminate();
      attempt.end();
      return false;
    }
    this.#reached.note(mark);
    this.#unsavedSince = saving ? null : (this.#unsavedSince ?? performance.now());
    return true;
  }

  #hear<T extends keyof RoomMessages>(type: T, payload: RoomMessages[T]): void {
    if (typeof payload === "object" && "mark" in payload) this.#reached.note(payload.mark);
    if (type === "moved" && "path" in payload)
      this.#goTo(payload.path, this.#parts.random.fraction() * movingWithinMs);
    else this.#events.message(type, payload);
  }

  /** Leaves what there is and goes there, instead of the usual way. */
  #goTo(path: string, afterMs: number): void {
    this.#next = { path, afterMs };
    this.#path = path;
    this.#lostAt ??= performance.now();
    this.#connection?.terminate();
    this.#attempt.end();
    this.#pause.abort();
  }

  #look(): void {
    if (this.#path === "") return;
    const now = performance.now();
    if (this.#silence) this.#lookAtConnection(this.#silence, now);
    const since = this.#lostAt ?? this.#unsavedSince;
    if (since === null || now - since < searchAfterMs || now < this.#searchAt) return;
    const againAfterMs = this.#lostAt === null ? searchUnsavedEveryMs : searchEveryMs;
    this.#searchAt = now + againAfterMs * (0.75 + this.#parts.random.fraction() / 2);
    void this.#search();
  }

  #lookAtConnection(silence: Silence, now: number): void {
    const silentSince = silence.look(now);
    if (silentSince === null) this.#foundAgain();
    else this.#lostAt ??= silentSince;
    if (silentSince !== null && now - silentSince >= deadAfterMs) this.drop();
  }

  #foundAgain(): void {
    if (this.#lostAt !== null) this.#wayBackMs.push(performance.now() - this.#lostAt);
    this.#lostAt = null;
  }

  async #search(): Promise<void> {
    const owner = await this.#parts.findOwner();
    const isNews = owner !== null && owner.epoch > Math.max(this.#reached.epoch, this.#soughtEpoch);
    const isNeeded = this.#lostAt !== null || this.#unsavedSince !== null;
    if (!isNews || !isNeeded || this.#closing.signal.aborted) return;
    this.#soughtEpoch = owner.epoch;
    this.#goTo(owner.path, 0);
  }
}
