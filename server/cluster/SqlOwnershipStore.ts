import { CompiledQuery, type Kysely, type RawBuilder, sql } from "kysely";
import type pg from "pg";
import { type Backend, endingBackend } from "../db/backends.ts";
import type { Tables } from "../db/tables.ts";
import { EpochFenced, UnknownContest } from "../journal/journal.ts";
import { findEpoch } from "../queries/contests.ts";
import { listOrphanIds } from "../queries/orphans.ts";
import { LockConnection } from "./LockConnection.ts";
import type { Claim } from "./Owners.ts";
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
  type SlotRecord,
} from "./OwnershipStore.ts";

/** A row of `process`, as the queries here select it. */
interface ProcessRow extends Omit<ProcessRecord, "backend"> {
  readonly pid: number;
  readonly startedAt: string;
}

/** Who owns which contest, by PostgreSQL: its locks say who has it, its tables who had it. */
export class SqlOwnershipStore implements OwnershipStore {
  readonly #db: Kysely<Tables>;
  readonly #config: pg.ClientConfig;

  /** `config`: of the connection that holds locks, straight to the server or through a pooler that keeps sessions. */
  constructor(db: Kysely<Tables>, config: pg.ClientConfig) {
    this.#db = db;
    this.#config = config;
  }

  openSession(self: ProcessSelf, pulse: ProcessPulse, former: Backend | null): Promise<LockSession> {
    const letGo = (contestId: string) => this.letGo(contestId, self.id);
    return LockConnection.open(this.#config, self, { pulse, former, letGo });
  }

  async find(contestId: string): Promise<Ownership | null> {
    const { rows } = await sql<{
      epoch: number;
      version: number;
      holder: ProcessRow | null;
      former: ProcessRow | null;
    }>`
      select owner.epoch, owner.version, ${recordOf("former")} as former, ${recordOf("holder")} as holder
      from contest_owner as owner
      left join process as former on former.id = owner.process_id
      left join lateral (
        select process.* from held_lock
        join pg_stat_activity as activity on activity.pid = held_lock.pid
        join process on process.backend_pid = activity.pid
          and process.backend_started_at = activity.backend_start::text
        where held_lock.key = contest_lock_key(owner.contest_id)
      ) as holder on true
      where owner.contest_id = ${contestId}
    `.execute(this.#db);
    const [row] = rows;
    return (
      (row && {
        epoch: row.epoch,
        version: row.version,
        holder: row.holder && toRecord(row.holder),
        former: row.former && toRecord(row.former),
      }) ??
      null
    );
  }

  async processes(): Promise<readonly ProcessRecord[]> {
    const { rows } = await sql<{ record: ProcessRow }>`
      select ${recordOf("process")} as record from process
      join pg_stat_activity as activity on activity.pid = process.backend_pid
        and activity.backend_start::text = process.backend_started_at
      order by process.slot
    `.execute(this.#db);
    return rows.map(({ record }) => toRecord(record));
  }

  async slots(): Promise<readonly SlotRecord[]> {
    const { rows } = await sql<{ record: ProcessRow; lives: boolean }>`
      select distinct on (process.slot) ${recordOf("process")} as record, activity.pid is not null as lives
      from process
      left join pg_stat_activity as activity on activity.pid = process.backend_pid
        and activity.backend_start::text = process.backend_started_at
      where activity.pid is not null
        or (not process.draining and process.seen_at > clock_timestamp() - ${goneToldForMs} * interval '1 ms')
      order by process.slot, (activity.pid is not null) desc, process.seen_at desc
    `.execute(this.#db);
    return rows.map(({ record, lives }) => ({ ...toRecord(record), lives }));
  }

  async claim(contestId: string, processId: string, epochAbove: number): Promise<Claim> {
    const { rows } = await sql<{ epoch: number; alive_at: Date | null; ahead_ms: number }>`
      with kept as (
        select id from contest where id = ${contestId} and deleted_at is null for share
      ), last as (
        select owner.contest_id, coalesce(process.seen_at, owner.alive_at) as alive_at
        from contest_owner as owner left join process on process.id = owner.process_id
          and owner.silent_process_id is distinct from owner.process_id
        where owner.contest_id = ${contestId}
      )
      update contest_owner as owner set
        process_id = ${processId},
        silent_process_id = ${processId},
        alive_at = last.alive_at,
        epoch = greatest(owner.epoch, ${epochAbove}, (extract(epoch from clock_timestamp()) * 1000)::bigint)
          + 1 + floor(random() * ${mostEpochsSkipped})::bigint,
        version = greatest(owner.version, (select process.version from process where process.id = ${processId}))
      from kept join last on last.contest_id = kept.id
      where owner.contest_id = kept.id
      returning owner.epoch, last.alive_at, owner.ahead_ms
    `.execute(this.#db);
    const [row] = rows;
    if (!row) throw new UnknownContest(contestId);
    return { epoch: row.epoch, lastAliveAt: row.alive_at?.getTime() ?? null, aheadMs: row.ahead_ms };
  }

  async sayAlive(contestId: string, epoch: number): Promise<void> {
    const { numUpdatedRows } = await this.#db
      .updateTable("contest_owner")
      .set({ silent_process_id: null })
      .where("contest_id", "=", contestId)
      .where("epoch", "=", epoch)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new EpochFenced(contestId, await findEpoch(this.#db, contestId));
  }

  /** Of a contest that is this process's: it is nobody's, and was alive until now, if it was under its last claim. OWN3 */
  async letGo(contestId: string, processId: string): Promise<void> {
    await sql`
      update contest_owner set process_id = null,
        alive_at = case when silent_process_id = process_id then alive_at else clock_timestamp() end
      where contest_id = ${contestId} and process_id = ${processId}
    `.execute(this.#db);
  }

  async setAhead(contestId: string, processId: string, aheadMs: number): Promise<void> {
    await this.#db
      .updateTable("contest_owner")
      .set({ ahead_ms: Math.round(aheadMs) })
      .where("contest_id", "=", contestId)
      .where("process_id", "=", processId)
      .execute();
  }

  async orphans(which: "left" | "all"): Promise<readonly string[]> {
    return listOrphanIds(this.#db, which);
  }

  async formsIn(contestId: string): Promise<readonly EventForm[]> {
    return this.#db
      .selectFrom("event")
      .select(["type", (eb) => eb.fn.max("version").as("version")])
      .where("contest_id", "=", contestId)
      .groupBy("type")
      .execute();
  }

  async endSession({ pid, startedAt }: Backend): Promise<void> {
    await this.#db.executeQuery(CompiledQuery.raw(endingBackend, [pid, startedAt]));
  }
}

function recordOf(table: "process" | "former" | "holder"): RawBuilder<ProcessRow> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql`case when ${column("id")} is not null then json_build_object(
    'id', ${column("id")}, 'slot', ${column("slot")}, 'address', ${column("address")},
    'version', ${column("version")}, 'load', ${column("load")},
    'starting', ${column("starting")}, 'draining', ${column("draining")},
    'pid', ${column("backend_pid")}, 'startedAt', ${column("backend_started_at")},
    'unseenMs', extract(epoch from clock_timestamp() - ${column("seen_at")}) * 1000
  ) end`;
}

function toRecord({ pid, startedAt, ...rest }: ProcessRow): ProcessRecord {
  return { ...rest, backend: { pid, startedAt } };
}
