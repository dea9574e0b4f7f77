import type { Backend } from "../../../server/db/backends.ts";
import type { Random } from "../../random.ts";
import { Host } from "../Host.ts";
import type { World } from "../World.ts";
import { Data } from "./Data.ts";

/** Something that a statement does, all at once; `now`: by the server's clock, ms since 1970. */
export type Operation<T> = (data: Data, session: ModelSession, now: number) => T | Promise<T>;

/** How the server says that it cannot do what was asked, whatever it was: by PostgreSQL's codes, and the network's. */
export class ServerRefuses extends Error {
  override readonly name = "ServerRefuses";
  readonly code: string;

  constructor(code: string) {
    super(`the server refuses: ${code}`);
    this.code = code;
  }
}

/** What a server may suffer from and go on. */
export interface Ailments {
  /** Each statement takes up to so long, ms. */
  slowMs: number;
  /** Nothing is written. */
  isFull: boolean;
  /** Nobody new is let in. */
  isCrowded: boolean;
}

/** A server process of PostgreSQL: a connection's end there, with the locks it holds. */
export interface ModelSession {
  readonly backend: Backend;
  readonly locks: Set<string>;
  /** Told when the server ends it. */
  readonly end: () => void;
}

interface Arrived {
  readonly session: ModelSession;
  readonly run: () => void;
}

/**
 * A model of PostgreSQL: one server, and one that follows it some commits behind, which can be promoted. Statements are
 * done one at a time, each at once or not at all; advisory locks belong to sessions, and go with them.
 */
export class ModelPostgres {
  readonly host: Host;
  readonly #world: World;
  #data = new Data();
  /** What the one that follows has, and what it has not done yet, the oldest first. */
  #replica = new Data();
  #behind: ((data: Data) => void)[] = [];
  #timeline = 1;
  #isUp = true;
  #isFrozen = false;
  /** By how much its clock was set ahead, ms. */
  #aheadMs = 0;
  /** Until when the last statement takes that was received while it was slow. */
  #busyUntil = 0;
  #waiting: Arrived[] = [];
  readonly ailments: Ailments = { slowMs: 0, isFull: false, isCrowded: false };
  readonly #sessions = new Map<number, ModelSession>();
  readonly #locks = new Map<string, ModelSession>();
  #lastPid = 100;

  constructor(world: World) {
    this.#world = world;
    this.host = new Host(world, "postgres");
  }

  /** What its `random()` draws from. */
  get random(): Random {
    return this.#world.random;
  }

  get timeline(): string {
    return this.#timeline.toString(16).toUpperCase().padStart(8, "0");
  }

  /** Its clock, ms since 1970. */
  get now(): number {
    return this.host.clock.now() + this.#aheadMs;
  }

  /** What is committed, for whoever judges the simulation. */
  get data(): Data {
    return this.#data;
  }

  get sessions(): readonly ModelSession[] {
    return [...this.#sessions.values()];
  }

  /** Throws {@link ServerRefuses}. */
  connect(end: () => void): ModelSession {
    if (!this.#isUp) throw new ServerRefuses("ECONNREFUSED");
    if (this.ailments.isCrowded) throw new ServerRefuses("53300");
    this.#lastPid += 1;
    const backend = { pid: this.#lastPid, startedAt: `${this.#timeline}/${this.#lastPid}` };
    const session = { backend, locks: new Set<string>(), end };
    this.#sessions.set(backend.pid, session);
    return session;
  }

  isOpen(session: ModelSession): boolean {
    return this.#sessions.get(session.backend.pid) === session;
  }

  /** A statement comes over its connection. `answer` is called when it is done; never for a session that is over. */
  receive<T>(
    session: ModelSession,
    kind: "read" | "write",
    operation: Operation<T>,
    answer: (outcome: Promise<T>) => void,
  ): void {
    const run = () => {
      if (!this.isOpen(session)) return;
      const isRefused = kind === "write" && this.ailments.isFull;
      const { now } = this;
      // Whatever it throws is its answer; what it changed by then is undone by nobody, so it checks first.
      const outcome = Promise.resolve().then(() => {
        if (isRefused) throw new ServerRefuses("53100");
        return operation(this.#data, session, now);
      });
      outcome.catch(() => undefined);
      if (kind === "write" && !isRefused)
        this.#behind.push((data) => ignore(() => operation(data, session, now)));
      answer(outcome);
    };
    const begin = () => {
      if (this.#isFrozen) this.#waiting.push({ session, run });
      else run();
    };
    const takesMs = this.#busyMs();
    if (takesMs > 0) this.#world.after(takesMs, begin);
    else begin();
  }

  /** False: another session has it. */
  tryLock(session: ModelSession, key: string): boolean {
    const holder = this.#locks.get(key);
    if (holder && holder !== session) return false;
    this.#locks.set(key, session);
    session.locks.add(key);
    return true;
  }

  unlock(session: ModelSession, key: string): void {
    if (session.locks.delete(key)) this.#locks.delete(key);
  }

  holderOf(key: string): ModelSession | null {
    return this.#locks.get(key) ?? null;
  }

  /** Ends a session, as `pg_terminate_backend` does and as a closed connection does. */
  end(session: ModelSession): void {
    if (!this.isOpen(session)) return;
    this.#sessions.delete(session.backend.pid);
    for (const key of session.locks) this.#locks.delete(key);
    session.locks.clear();
    session.end();
  }

  freeze(): void {
    this.#isFrozen = true;
  }

  thaw(): void {
    this.#isFrozen = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { run } of waiting) this.#world.after(0, run);
  }

  /** All connections break; what was committed stays. */
  stop(): void {
    this.#isUp = false;
    this.#waiting = [];
    for (const session of this.sessions) this.end(session);
  }

  start(): void {
    this.#isUp = true;
    this.#isFrozen = false;
  }

  /** Somebody sets its clock. */
  setClock(byMs: number): void {
    this.#aheadMs += Math.round(byMs);
  }

  /** The one that follows has done all but the last `lag` writes. */
  follow(lag = 0): void {
    const done = this.#behind.splice(0, Math.max(0, this.#behind.length - lag));
    for (const write of done) write(this.#replica);
  }

  /**
   * The one that follows takes its place, without what it has not done: it is lost. How many writes that were. Its clock is
   * another one.
   */
  promote(aheadMs: number): number {
    this.stop();
    this.setClock(aheadMs);
    const lost = this.#behind.length;
    this.#behind = [];
    this.#data = this.#replica;
    this.#replica = this.#data.copy();
    this.#timeline += 1;
    this.start();
    return lost;
  }

  /** Something that stood there before the simulation began. */
  prepare(change: (data: Data) => void): void {
    change(this.#data);
    change(this.#replica);
  }

  /** Statements of one connection stay in their order, also when it is slow no more. */
  #busyMs(): number {
    const { now } = this.#world;
    const { slowMs } = this.ailments;
    this.#busyUntil = Math.max(this.#busyUntil, now + (slowMs > 0 ? this.#world.between(0, slowMs) : 0));
    return this.#busyUntil - now;
  }
}

/** It comes to the same as it came to there; what it was refused there, it is refused here. */
function ignore(operation: () => unknown): void {
  Promise.resolve()
    .then(operation)
    .catch(() => undefined);
}
