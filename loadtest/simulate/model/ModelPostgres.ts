import type { Backend } from "../../../server/db/backends.ts";
import { Host } from "../Host.ts";
import type { World } from "../World.ts";
import { Data } from "./Data.ts";

/** Something that a statement does, all at once. */
export type Operation<T> = (data: Data, session: ModelSession) => T | Promise<T>;

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
  #waiting: Arrived[] = [];
  readonly #sessions = new Map<number, ModelSession>();
  readonly #locks = new Map<string, ModelSession>();
  #lastPid = 100;

  constructor(world: World) {
    this.#world = world;
    this.host = new Host(world, "postgres");
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  get timeline(): string {
    return this.#timeline.toString(16).toUpperCase().padStart(8, "0");
  }

  /** Its clock, ms since 1970. */
  get now(): number {
    return this.host.clock.now();
  }

  /** What is committed, for whoever judges the simulation. */
  get data(): Data {
    return this.#data;
  }

  get sessions(): readonly ModelSession[] {
    return [...this.#sessions.values()];
  }

  /** Null: it takes no connections. */
  connect(end: () => void): ModelSession | null {
    if (!this.#isUp) return null;
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
      // Whatever it throws is its answer; what it changed by then is undone by nobody, so it checks first.
      const outcome = Promise.resolve().then(() => operation(this.#data, session));
      outcome.catch(() => undefined);
      if (kind === "write") this.#behind.push((data) => ignore(operation, data, session));
      answer(outcome);
    };
    if (this.#isFrozen) this.#waiting.push({ session, run });
    else run();
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

  /** The one that follows has done all but the last `lag` writes. */
  follow(lag = 0): void {
    const done = this.#behind.splice(0, Math.max(0, this.#behind.length - lag));
    for (const write of done) write(this.#replica);
  }

  /** The one that follows takes its place, without what it has not done: it is lost. How many writes that were. */
  promote(): number {
    this.stop();
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
}

/** It comes to the same as it came to there; what it was refused there, it is refused here. */
function ignore<T>(operation: Operation<T>, data: Data, session: ModelSession): void {
  Promise.resolve()
    .then(() => operation(data, session))
    .catch(() => undefined);
}
