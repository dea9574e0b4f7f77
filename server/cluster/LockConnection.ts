import type pg from "pg";
import { delay, systemClock } from "../contests/clock.ts";
import { type Backend, backendOf, endBackend } from "../db/backends.ts";
import { inTime, openClient } from "../db/clients.ts";
import { SerialQueue } from "../journal/serialQueue.ts";
import {
  type LockSession,
  PooledConnection,
  type ProcessPulse,
  type ProcessSelf,
  type Sight,
  SlotTaken,
} from "./OwnershipStore.ts";

/** A process that was killed may hold its slot until the server notices. */
const patienceMs = 3_000;
const retryEveryMs = 50;
/** A statement that is not answered for so long ends the session: frozen or cut off, it holds nothing that counts. */
const answerWithinMs = 5_000;
/** All of making one anew: shorter than others wait for whoever lost its locks (CLU6), so that there is a second try. */
const readyWithinMs = 8_000;

export interface LockOpening {
  readonly pulse: ProcessPulse;
  readonly former: Backend | null;
  /** Writes down that the contest is nobody's, on another connection. */
  readonly letGo: (contestId: string) => Promise<void>;
  /** Unless given, 8 s. */
  readonly withinMs?: number;
}

/**
 * The connection on which a process of several holds its contests' locks, by advisory locks of PostgreSQL. Opened as
 * `OwnershipStore.openSession` says.
 */
export class LockConnection implements LockSession {
  readonly backend: Backend;
  readonly ended: Promise<void>;
  readonly #client: pg.Client;
  readonly #self: ProcessSelf;
  readonly #letGo: LockOpening["letGo"];
  readonly #turns = new SerialQueue();
  /** As the last pulse said: the process is being stopped. */
  #isDraining = false;

  static async open(
    config: pg.ClientConfig,
    self: ProcessSelf,
    { pulse, former, letGo, withinMs = readyWithinMs }: LockOpening,
  ): Promise<LockConnection> {
    // OWN9
    const signal = AbortSignal.timeout(withinMs);
    return openClient(config, signal, async (client) => {
      const ended = new Promise<void>((resolve) => client.once("end", () => resolve()));
      await refusePooler(client, config, signal);
      await client.query(noticeTheDead);
      await takeSlot(client, self.slot, former);
      const backend = await backendOf(client);
      const session = new LockConnection(client, self, { backend, ended, letGo });
      await session.renew(pulse);
      await client.query(forgetFormer, [self.slot, self.id]);
      return session;
    });
  }

  private constructor(
    client: pg.Client,
    self: ProcessSelf,
    { backend, ended, letGo }: Pick<LockSession, "backend" | "ended"> & Pick<LockOpening, "letGo">,
  ) {
    this.#client = client;
    this.#self = self;
    this.#letGo = letGo;
    this.backend = backend;
    this.ended = ended;
  }

  async tryLock(contestId: string): Promise<boolean> {
    // One that it holds already would be counted twice, and freed once.
    const { rows } = await this.#ask<{ held: boolean }>(
      `select exists (select from held_lock where pid = pg_backend_pid() and held_lock.key = lock.key)
         or pg_try_advisory_lock(lock.key) as held
       from (select contest_lock_key($1) as key) as lock`,
      [contestId],
    );
    return rows[0]?.held === true;
  }

  async unlock(contestId: string): Promise<void> {
    // OWN11: whoever holds the contest's row would hold up this connection, and with it all contests of the process.
    try {
      await this.#letGo(contestId);
    } finally {
      await this.#ask("select pg_advisory_unlock(contest_lock_key($1))", [contestId]);
    }
  }

  async renew({ starting, draining, load }: ProcessPulse): Promise<Sight> {
    const { id, slot, address, version } = this.#self;
    this.#isDraining = draining;
    const { rows } = await this.#ask<Sight>(renewal, [
      ...[id, slot, address, version, starting, draining, load],
      ...[this.backend.pid, this.backend.startedAt],
    ]);
    if (!rows[0]) throw new Error("a process could not be renewed");
    return rows[0];
  }

  async close(): Promise<void> {
    // OWN12: what ends by a fault, also before it listened, stays to be told of as gone.
    if (this.#isDraining) await this.#ask(forgetStopped, [this.#self.id]).catch(() => undefined);
    await inTime(this.#client, answerWithinMs, () => this.#client.end());
  }

  /** Asks in turn, and ends the session when there is no answer in time. */
  #ask<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[],
  ): Promise<pg.QueryResult<Row>> {
    const ask = () => this.#client.query<Row>(text, [...values]);
    return this.#turns.run(() => inTime(this.#client, answerWithinMs, ask));
  }
}

/** PostgreSQL ends the session of a computer that is gone without a word, and frees its locks, within some seconds. */
const noticeTheDead = `select set_config('tcp_keepalives_idle', '3', false),
  set_config('tcp_keepalives_interval', '1', false), set_config('tcp_keepalives_count', '3', false),
  set_config('tcp_user_timeout', '6000', false)`;

const renewal = `
  insert into process (id, slot, address, version, starting, draining, load, backend_pid, backend_started_at, seen_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())
  on conflict (id) do update set starting = excluded.starting, draining = excluded.draining, load = excluded.load,
    backend_pid = excluded.backend_pid, backend_started_at = excluded.backend_started_at, seen_at = excluded.seen_at
  returning (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
    substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline`;

/** One that a contest still names stays, because its last moment was theirs. */
const forgetStopped =
  "delete from process where id = $1 and not exists (select from contest_owner where process_id = $1)";

/** Earlier processes of the slot, likewise. What stays of them is told of no more. */
const forgetFormer = `
  with kept as (
    update process set draining = true where slot = $1 and id <> $2
    and exists (select from contest_owner where process_id = process.id)
  )
  delete from process where slot = $1 and id <> $2
  and not exists (select from contest_owner where process_id = process.id)`;

async function takeSlot(client: pg.Client, slot: number, former: Backend | null): Promise<void> {
  const giveUpAt = systemClock.monotonicMs() + patienceMs;
  for (;;) {
    if (former) await endBackend(client, former);
    const { rows } = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock(hashtextextended('regatta:slot:' || $1, 0)) as taken",
      [`${slot}`],
    );
    if (rows[0]?.taken) return;
    if (systemClock.monotonicMs() > giveUpAt) throw new SlotTaken(`another process has the slot ${slot}`);
    await delay(systemClock, retryEveryMs);
  }
}

/**
 * Whoever hands each transaction of a connection to whatever session is free keeps no lock for us. One client holds a
 * transaction open, and with it a session: where the other one has that session, or another than just before, somebody
 * hands them out.
 */
async function refusePooler(client: pg.Client, config: pg.ClientConfig, signal: AbortSignal): Promise<void> {
  const pidOf = async (one: pg.Client) =>
    (await one.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid;
  await openClient(config, signal, async (second) => {
    const before = await pidOf(client);
    await second.query("begin");
    const held = await pidOf(second);
    const now = await pidOf(client);
    if (before !== now || held === now) throw new PooledConnection();
    await second.end();
  });
}
