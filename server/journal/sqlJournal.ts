import type { Kysely } from "kysely";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { readEvent } from "../../shared/contest/stored/readEvent.ts";
import { programVersion } from "../cluster/programVersion.ts";
import type { Tables } from "../db/tables.ts";
import { eventColumns, fromColumns } from "./eventRow.ts";
import {
  type Journal,
  type JournalBatch,
  type JournalEntry,
  type Snapshot,
  UnknownContest,
  type WrittenCommand,
} from "./journal.ts";
import { type Renewal, writeRenewals } from "./renewals.ts";
import type { ContestResults } from "./results.ts";
import { SharedWrites } from "./SharedWrites.ts";
import type { Seal } from "./seal.ts";
import { closeState, openEvent, openState } from "./sealedFields.ts";
import { SerialQueue } from "./serialQueue.ts";
import { readSnapshot, writeSnapshot } from "./snapshots.ts";
import { writeBatches } from "./writeBatches.ts";
import { writeResults } from "./writeResults.ts";

/** The journal in PostgreSQL. What is written passes here, then waits to share a commit, then becomes a statement. */
export class SqlJournal implements Journal {
  readonly #db: Kysely<Tables>;
  /** PINs are closed on the way in and opened on the way out. STO7 */
  readonly #seal: Seal;
  readonly #appends: SharedWrites<JournalBatch>;
  /** One at a time: those of a whole district would take every connection from the appends. */
  readonly #snapshots = new SerialQueue();
  readonly #renewals: SharedWrites<Renewal>;

  constructor(db: Kysely<Tables>, seal: Seal) {
    this.#db = db;
    this.#seal = seal;
    this.#appends = new SharedWrites((batches) => writeBatches(db, seal, batches));
    this.#renewals = new SharedWrites((renewals) => writeRenewals(db, renewals));
  }

  async claim(contestId: string): Promise<number> {
    // Waits for appends that hold the row (see `fence`), so that whoever claimed reads all there will be; and for a
    // contest that is just put into the bin, where nobody claims it. LIB5
    const row = await this.#db
      .with("kept", (db) =>
        db
          .selectFrom("contest")
          .select("id")
          .where("id", "=", contestId)
          .where("deleted_at", "is", null)
          .forShare(),
      )
      .updateTable("contest_owner")
      .from("kept")
      .set((eb) => ({
        epoch: eb("epoch", "+", 1),
        // One alone after several: what the last of them said of the contest's life is kept. TIM6
        alive_at: eb.fn.coalesce(
          eb
            .selectFrom("process")
            .select("seen_at")
            .whereRef("process.id", "=", "contest_owner.process_id")
            .whereRef("contest_owner.silent_process_id", "is distinct from", "contest_owner.process_id"),
          "contest_owner.alive_at",
        ),
        process_id: null,
        version: eb.fn<number>("greatest", ["version", eb.val(programVersion)]),
      }))
      .whereRef("contest_id", "=", "kept.id")
      .returning("epoch")
      .executeTakeFirst();
    if (row === undefined) throw new UnknownContest(contestId);
    return row.epoch;
  }

  async append(batch: JournalBatch): Promise<void> {
    if (batch.events.length === 0) throw new RangeError("A batch holds at least one event");
    await this.#appends.add(batch);
  }

  async read(contestId: string, afterSeq: number, limit: number): Promise<readonly JournalEntry[]> {
    const rows = await this.#db
      .selectFrom("event")
      .select(["seq", "command_key", ...eventColumns])
      .where("contest_id", "=", contestId)
      .where("seq", ">", afterSeq)
      .orderBy("seq")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      seq: row.seq,
      commandKey: row.command_key,
      event: this.#toEvent(contestId, row),
    }));
  }

  async findCommand(contestId: string, commandKey: string): Promise<readonly ContestEvent[] | null> {
    const rows = await this.#db
      .selectFrom("event")
      .select(eventColumns)
      .where("contest_id", "=", contestId)
      .where("command_key", "=", commandKey)
      .orderBy("command_index")
      .execute();
    return rows.length === 0 ? null : rows.map((row) => this.#toEvent(contestId, row));
  }

  async readCommandKeys(
    contestId: string,
    afterSeq: number,
    limit: number,
  ): Promise<readonly WrittenCommand[]> {
    const rows = await this.#db
      .selectFrom("event")
      .select(["seq", "command_key"])
      .where("contest_id", "=", contestId)
      .where("seq", ">", afterSeq)
      .where("command_index", "=", 0)
      .orderBy("seq")
      .limit(limit)
      .execute();
    return rows.flatMap(({ seq, command_key }) =>
      command_key === null ? [] : { seq, commandKey: command_key },
    );
  }

  async findSnapshot(contestId: string, version: string): Promise<Snapshot | null> {
    const snapshot = await readSnapshot(this.#db, contestId, version);
    return snapshot && { ...snapshot, state: openState(this.#seal, snapshot.state) };
  }

  async saveSnapshot(contestId: string, epoch: number, snapshot: Snapshot, version: string): Promise<void> {
    await this.#snapshots.run(() => {
      const state = closeState(this.#seal, snapshot.state);
      return writeSnapshot(this.#db, contestId, epoch, { ...snapshot, state }, version);
    });
  }

  async renewLiveness(contestId: string, epoch: number, at: number): Promise<void> {
    await this.#renewals.add({ contestId, epoch, at });
  }

  async findLiveness(contestId: string): Promise<number | null> {
    const row = await this.#db
      .selectFrom("contest_owner")
      .select("alive_at")
      .where("contest_id", "=", contestId)
      .executeTakeFirst();
    return row?.alive_at?.getTime() ?? null;
  }

  async saveResults(epoch: number, results: ContestResults): Promise<void> {
    await writeResults(this.#db, epoch, results);
  }

  async findResultsSeq(contestId: string): Promise<number | null> {
    const row = await this.#db
      .selectFrom("contest_result")
      .select("seq")
      .where("contest_id", "=", contestId)
      .executeTakeFirst();
    return row?.seq ?? null;
  }

  #toEvent(contestId: string, row: Parameters<typeof fromColumns>[0]): ContestEvent {
    return readEvent(openEvent(this.#seal, contestId, fromColumns(row)));
  }
}
