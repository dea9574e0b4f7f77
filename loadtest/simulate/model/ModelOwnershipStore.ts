import type { Claim } from "../../../server/cluster/Owners.ts";
import {
  type EventForm,
  goneToldForMs,
  type LockSession,
  mostEpochsSkipped,
  type Ownership,
  type OwnershipStore,
  type ProcessPulse,
  type ProcessRecord,
  type ProcessSelf,
  type Sight,
  type SlotRecord,
  SlotTaken,
} from "../../../server/cluster/OwnershipStore.ts";
import { delay } from "../../../server/contests/clock.ts";
import type { Backend } from "../../../server/db/backends.ts";
import { EpochFenced, UnknownContest } from "../../../server/journal/journal.ts";
import { storeEvent } from "../../../shared/contest/stored/readEvent.ts";
import type { Host } from "../Host.ts";
import type { Data, OwnerRow, ProcessRow } from "./Data.ts";
import type { ModelConnection } from "./ModelConnection.ts";
import type { ModelPool } from "./ModelPool.ts";
import type { ModelPostgres } from "./ModelPostgres.ts";

/** As in production. */
const slotPatienceMs = 3_000;
const slotRetryMs = 50;

/** Who owns which contest, by the model of PostgreSQL, as one program sees it. */
export class ModelOwnershipStore implements OwnershipStore {
  readonly #server: ModelPostgres;
  readonly #host: Host;
  readonly #connect: () => Promise<ModelConnection>;
  readonly #pool: ModelPool;

  constructor(
    server: ModelPostgres,
    host: Host,
    { connect, pool }: { readonly connect: () => Promise<ModelConnection>; readonly pool: ModelPool },
  ) {
    this.#server = server;
    this.#host = host;
    this.#connect = connect;
    this.#pool = pool;
  }

  async openSession(self: ProcessSelf, pulse: ProcessPulse, former: Backend | null): Promise<LockSession> {
    const connection = await this.#connect();
    try {
      const { clock } = this.#host;
      const giveUpAt = clock.monotonicMs() + slotPatienceMs;
      for (;;) {
        const isTaken = await connection.ask("read", (_data, session) => {
          if (former) this.#end(former);
          return this.#server.tryLock(session, `slot ${self.slot}`);
        });
        if (isTaken) break;
        if (clock.monotonicMs() > giveUpAt) throw new SlotTaken(`another process has the slot ${self.slot}`);
        await delay(clock, slotRetryMs);
      }
      const session = new ModelLockSession(this.#server, connection, { self, pool: this.#pool });
      await session.renew(pulse);
      await connection.ask("write", (data) => forgetFormer(data, self));
      return session;
    } catch (error) {
      connection.break();
      throw error;
    }
  }

  async find(contestId: string): Promise<Ownership | null> {
    return this.#pool.ask("read", (data) => {
      const owner = data.owners.get(contestId);
      const epoch = data.journal.epochOf(contestId);
      if (!owner || epoch === null) return null;
      const holder = this.#server.holderOf(lockOf(contestId));
      const rows = [...data.processes.values()];
      const held = rows.find(({ backend }) => holder && isSame(backend, holder.backend));
      const former = owner.processId === null ? undefined : data.processes.get(owner.processId);
      return {
        epoch,
        version: owner.version,
        holder: held ? this.#record(held) : null,
        former: former ? this.#record(former) : null,
      };
    });
  }

  async processes(): Promise<readonly ProcessRecord[]> {
    return this.#pool.ask("read", (data) =>
      [...data.processes.values()]
        .filter((row) => this.#lives(row))
        .map((row) => this.#record(row))
        .toSorted((a, b) => a.slot - b.slot),
    );
  }

  async slots(): Promise<readonly SlotRecord[]> {
    return this.#pool.ask("read", (data) => {
      const sorted = [...data.processes.values()]
        .map((row) => ({ ...this.#record(row), lives: this.#lives(row) }))
        .filter(({ lives, draining, unseenMs }) => lives || (!draining && unseenMs < goneToldForMs))
        .toSorted((a, b) => a.slot - b.slot || Number(b.lives) - Number(a.lives) || a.unseenMs - b.unseenMs);
      return sorted.filter(({ slot }, index) => slot !== sorted[index - 1]?.slot);
    });
  }

  async claim(contestId: string, processId: string, epochAbove: number): Promise<Claim> {
    const skipped = this.#server.random.below(mostEpochsSkipped);
    return this.#pool.ask("write", (data, _session, now) => {
      const owner = data.owners.get(contestId);
      if (!owner) throw new UnknownContest(contestId);
      const former = owner.processId === null ? undefined : data.processes.get(owner.processId);
      const stored = data.journal.epochOf(contestId) ?? 0;
      const epoch = data.journal.claimAbove(contestId, Math.max(stored, epochAbove, now) + skipped);
      if (!isSilent(owner)) owner.aliveAt = former?.seenAt ?? owner.aliveAt;
      Object.assign(owner, { processId, silentProcessId: processId });
      owner.version = Math.max(owner.version, data.processes.get(processId)?.version ?? 0);
      return { epoch, lastAliveAt: owner.aliveAt, aheadMs: owner.aheadMs };
    });
  }

  async sayAlive(contestId: string, epoch: number): Promise<void> {
    await this.#pool.ask("write", (data) => {
      const owner = data.owners.get(contestId);
      const stored = data.journal.epochOf(contestId);
      if (!owner || stored !== epoch) throw new EpochFenced(contestId, stored);
      owner.silentProcessId = null;
    });
  }

  async setAhead(contestId: string, processId: string, aheadMs: number): Promise<void> {
    await this.#pool.ask("write", (data) => {
      const owner = data.owners.get(contestId);
      if (owner?.processId === processId) owner.aheadMs = Math.round(aheadMs);
    });
  }

  async orphans(which: "left" | "all"): Promise<readonly string[]> {
    return this.#pool.ask("read", (data) =>
      [...data.owners]
        .filter(([, { processId }]) => which === "all" || processId !== null)
        .map(([id]) => id)
        .filter((id) => isUnderWay(data, id) && !this.#server.holderOf(lockOf(id)))
        .toSorted(),
    );
  }

  async formsIn(contestId: string): Promise<readonly EventForm[]> {
    return this.#pool.ask("read", async ({ journal }) => {
      const forms = new Map<string, EventForm>();
      for (const { event } of await journal.read(contestId, 0, Number.POSITIVE_INFINITY)) {
        const { type, version } = storeEvent(event);
        forms.set(type, { type, version });
      }
      return [...forms.values()];
    });
  }

  async endSession(backend: Backend): Promise<void> {
    await this.#pool.ask("read", () => this.#end(backend));
  }

  #end(backend: Backend): void {
    const session = this.#server.sessions.find((one) => isSame(one.backend, backend));
    if (session) this.#server.end(session);
  }

  #lives({ backend }: ProcessRow): boolean {
    return this.#server.sessions.some((session) => isSame(session.backend, backend));
  }

  #record({ seenAt, ...row }: ProcessRow): ProcessRecord {
    return { ...row, unseenMs: this.#server.now - seenAt };
  }
}

class ModelLockSession implements LockSession {
  readonly backend: Backend;
  readonly ended: Promise<void>;
  readonly #server: ModelPostgres;
  readonly #connection: ModelConnection;
  readonly #self: ProcessSelf;
  readonly #pool: ModelPool;
  #isDraining = false;

  constructor(
    server: ModelPostgres,
    connection: ModelConnection,
    { self, pool }: { readonly self: ProcessSelf; readonly pool: ModelPool },
  ) {
    this.#server = server;
    this.#connection = connection;
    this.#self = self;
    this.#pool = pool;
    this.backend = connection.session.backend;
    this.ended = connection.ended;
  }

  tryLock(contestId: string): Promise<boolean> {
    return this.#connection.ask("read", (_data, session) => this.#server.tryLock(session, lockOf(contestId)));
  }

  async unlock(contestId: string): Promise<void> {
    const { id } = this.#self;
    const letGo = this.#pool.ask("write", (data, _session, now) => {
      const owner = data.owners.get(contestId);
      if (owner?.processId !== id) return;
      Object.assign(owner, { processId: null, aliveAt: isSilent(owner) ? owner.aliveAt : now });
    });
    try {
      await letGo;
    } finally {
      await this.#connection.ask("read", (_data, session) => this.#server.unlock(session, lockOf(contestId)));
    }
  }

  async renew(pulse: ProcessPulse): Promise<Sight> {
    const row = { ...this.#self, ...pulse, backend: this.backend };
    this.#isDraining = pulse.draining;
    return this.#connection.ask("write", (data, _session, now) => {
      const { timeline } = this.#server;
      data.processes.set(row.id, { ...row, seenAt: now });
      return { now, timeline };
    });
  }

  async close(): Promise<void> {
    if (this.#isDraining)
      await this.#connection.ask("write", (data) => forgetStopped(data, this.#self)).catch(() => undefined);
    this.#connection.break();
    await this.ended;
  }
}

function lockOf(contestId: string): string {
  return `contest ${contestId}`;
}

/** Claimed, and not yet said to be alive. */
function isSilent({ processId, silentProcessId }: OwnerRow): boolean {
  return processId !== null && processId === silentProcessId;
}

function isSame(one: Backend, other: Backend): boolean {
  return one.pid === other.pid && one.startedAt === other.startedAt;
}

function forgetStopped(data: Data, { id }: ProcessSelf): void {
  if (!isNamed(data, id)) data.processes.delete(id);
}

function forgetFormer(data: Data, { id, slot }: ProcessSelf): void {
  for (const row of [...data.processes.values()].filter((one) => one.slot === slot && one.id !== id))
    if (isNamed(data, row.id)) data.processes.set(row.id, { ...row, draining: true });
    else data.processes.delete(row.id);
}

/** Whether a contest names the process as its owner, or its last one. */
function isNamed(data: Data, id: string): boolean {
  return [...data.owners.values()].some(({ processId }) => processId === id);
}

function isUnderWay(data: Data, contestId: string): boolean {
  const phase = data.phaseOf(contestId);
  return phase !== "draft" && phase !== "finished";
}
