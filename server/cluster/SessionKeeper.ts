import { after, type Clock, delay } from "../contests/clock.ts";
import type { Log } from "../contests/runnerTypes.ts";
import type { Backend } from "../db/backends.ts";
import {
  type LockSession,
  type OwnershipStore,
  type ProcessPulse,
  type ProcessSelf,
  type Sight,
  SlotTaken,
} from "./OwnershipStore.ts";

export interface SessionKeeperDeps {
  readonly self: ProcessSelf;
  readonly store: Pick<OwnershipStore, "openSession">;
  readonly clock: Clock;
  readonly log: Log;
  readonly pulse: () => ProcessPulse;
  /** Told what the database said of itself; `askedAt`, `answeredAt`: by the clock's `monotonicMs`. */
  readonly onSight: (sight: Sight, askedAt: number, answeredAt: number) => void;
}

/** What becomes of the session, told to whoever holds locks by it. */
export interface SessionWatcher {
  broken(): void;
  /** There is a new one, which holds nothing yet. Throws when that breaks, too. */
  renewed(session: LockSession): Promise<void>;
  /** It may have been in doubt, and is not. */
  sure(): void;
}

const renewEveryMs = 1_000;
/** Without an answer for longer than this, nobody can say whether the session still holds its locks. */
const sureForMs = 2_500;
/** So long after it came back, a process believes of nobody that it is gone: the others are only just coming back, too. */
const newForMs = 4_000;
/** So long after another server took over, whoever had a contest may be unknown to it. */
const newLineForMs = 10_000;
/** So long a process that is cut off says that it will reach the database again. */
const hopesForMs = 2_000;
const retryDelaysMs = [50, 100, 250, 500, 1_000] as const;

/**
 * Keeps the process's lock session: renews it each second, and makes it anew when it ends or when the database follows
 * another line of history, for as long as that takes. CLU1
 */
export class SessionKeeper {
  readonly #deps: SessionKeeperDeps;
  readonly #watcher: SessionWatcher;
  readonly #stopping = new AbortController();
  #session: LockSession | null = null;
  #timeline: string | null = null;
  /** By `monotonicMs`: when it was another than before; null: never. */
  #lineChangedAt: number | null = null;
  #former: Backend | null = null;
  #cancelRenewal: () => void = () => undefined;
  /** By `monotonicMs`: when the last renewal that was answered was asked for, and since when the session is there. */
  #seenAt = 0;
  #connectedAt = 0;
  /** Since when there is none, and why it could not be made; null: the database answered. */
  #brokenAt = 0;
  #failure: unknown = null;
  #reopening: Promise<void> = Promise.resolve();

  constructor(deps: SessionKeeperDeps, watcher: SessionWatcher) {
    this.#deps = deps;
    this.#watcher = watcher;
  }

  /** Takes the slot. Throws `SlotTaken`, `PooledConnection`, and what a database that is away throws: then nothing is kept. */
  async open(): Promise<void> {
    await this.#connect();
  }

  /** Null while it is broken. */
  get session(): LockSession | null {
    return this.#session;
  }

  /** The session was there a moment ago. A process that was frozen is not sure until it has asked. */
  get isSure(): boolean {
    return this.#session !== null && this.#deps.clock.monotonicMs() - this.#seenAt < sureForMs;
  }

  /** The database can be reached, as far as is known; for a moment after a break that is hoped. */
  get reaches(): boolean {
    if (this.#session || this.#failure === null) return true;
    return this.#deps.clock.monotonicMs() - this.#brokenAt < hopesForMs;
  }

  /** How long the session has been there without a break, ms; 0 while nobody is sure of it. */
  get connectedForMs(): number {
    return this.isSure ? this.#deps.clock.monotonicMs() - this.#connectedAt : 0;
  }

  /** Only just come, or come back. */
  get isNew(): boolean {
    return this.#deps.clock.monotonicMs() - this.#connectedAt < newForMs;
  }

  /** The database follows another line of history since a moment ago: it may have forgotten the last claims. */
  get isOnNewLine(): boolean {
    return (
      this.#lineChangedAt !== null && this.#deps.clock.monotonicMs() - this.#lineChangedAt < newLineForMs
    );
  }

  /** Renews now, so that others see a changed pulse at once. */
  async renew(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    this.#cancelRenewal();
    await this.#renew(session);
    if (session === this.#session) this.#renewLater(session);
  }

  /** Ends the session for good, and with it all locks. */
  async close(): Promise<void> {
    this.#stopping.abort();
    this.#cancelRenewal();
    await this.#reopening;
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }

  async #connect(): Promise<void> {
    const { self, store, clock, pulse, onSight } = this.#deps;
    const session = await store.openSession(self, pulse(), this.#former);
    this.#former = session.backend;
    const askedAt = clock.monotonicMs();
    const sight = await session.renew(pulse());
    onSight(sight, askedAt, clock.monotonicMs());
    this.#session = session;
    if (this.#timeline !== null && this.#timeline !== sight.timeline) this.#lineChangedAt = askedAt;
    this.#timeline = sight.timeline;
    this.#seenAt = askedAt;
    this.#connectedAt = askedAt;
    this.#failure = null;
    session.ended.then(
      () => this.#broke(session, "it ended"),
      (error: unknown) => this.#broke(session, error),
    );
    this.#renewLater(session);
  }

  #renewLater(session: LockSession): void {
    const { clock } = this.#deps;
    this.#cancelRenewal();
    this.#cancelRenewal = after(clock, renewEveryMs, () => {
      void this.#renew(session).then(() => {
        if (session === this.#session) this.#renewLater(session);
      });
    });
  }

  /** Never throws: what goes wrong breaks the session. */
  async #renew(session: LockSession): Promise<void> {
    const { clock, pulse, onSight } = this.#deps;
    const askedAt = clock.monotonicMs();
    try {
      const sight = await session.renew(pulse());
      if (session !== this.#session) return;
      if (sight.timeline !== this.#timeline) {
        this.#broke(session, "the database follows another line of history");
        return;
      }
      const wasSure = this.isSure;
      this.#seenAt = askedAt;
      onSight(sight, askedAt, clock.monotonicMs());
      if (!wasSure) this.#watcher.sure();
    } catch (error) {
      this.#broke(session, error);
    }
  }

  #broke(session: LockSession, reason: unknown): void {
    if (session !== this.#session) return;
    this.#session = null;
    this.#cancelRenewal();
    if (this.#stopping.signal.aborted) return;
    const { clock, log, self } = this.#deps;
    this.#brokenAt = clock.monotonicMs();
    log.warn({ process: self.id, err: reason }, "the connection that holds the contests' locks broke");
    this.#watcher.broken();
    this.#reopening = this.#reopen();
  }

  async #reopen(): Promise<void> {
    const { clock, log, self } = this.#deps;
    for (let failures = 0; !this.#stopping.signal.aborted; failures += 1) {
      try {
        await this.#connect();
        break;
      } catch (error) {
        // One whose slot another has is there, and reaches the database.
        this.#failure = error instanceof SlotTaken ? null : error;
        if (failures % 30 === 0)
          log.warn({ process: self.id, err: error }, "the contests' locks cannot be taken again, retrying");
      }
      const delayMs = retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 0;
      await delay(clock, delayMs, this.#stopping.signal).catch(() => undefined);
    }
    const session = this.#session;
    if (!session) return;
    log.info({ process: self.id }, "the connection that holds the contests' locks is there again");
    try {
      await this.#watcher.renewed(session);
    } catch (error) {
      this.#broke(session, error);
    }
  }
}
