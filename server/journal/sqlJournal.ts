import { type Kysely, sql, type Transaction } from "kysely";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { readEvent } from "../../shared/contest/stored/readEvent.ts";
import type { Tables } from "../db/tables.ts";
import { isDataException, violatesUnique } from "../db/violations.ts";
import { eventColumns, fromColumns } from "./eventRow.ts";
import { fence } from "./fence.ts";
import { insertBatches } from "./insertBatches.ts";
import {
  BatchRefused,
  CommandKnown,
  EpochFenced,
  type Journal,
  type JournalBatch,
  type JournalEntry,
  SequenceTaken,
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

/** The journal in PostgreSQL. */
export class SqlJournal implements Journal {
  readonly #db: Kysely<Tables>;
  /** PINs are closed on the way in and opened on the way out. STO7 */
  readonly #seal: Seal;
  readonly #appends = new SharedWrites<JournalBatch>((batches) => this.#write(batches));
  /** One at a time: those of a whole district would take every connection from the appends. */
  readonly #snapshots = new SerialQueue();
  readonly #renewals = new SharedWrites<Renewal>((renewals) => this.#renew(renewals));

  constructor(db: Kysely<Tables>, seal: Seal) {
    this.#db = db;
    this.#seal = seal;
  }

  async claim(contestId: string): Promise<number> {
    // Waits for appends that hold the row (see `fence`), so that whoever claimed reads all there will be.
    const row = await this.#db
      .updateTable("contest_owner")
      .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
      .where("contest_id", "=", contestId)
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
    const { contestId, seq, finishedAt } = results;
    await this.#db.transaction().execute(async (trx) => {
      const held = await fence(contestId, epoch).execute(trx);
      if (held.rows.length === 0) throw new EpochFenced(contestId);
      await trx.deleteFrom("contest_result").where("contest_id", "=", contestId).execute();
      await trx
        .insertInto("contest_result")
        .values({ contest_id: contestId, seq, finished_at: new Date(finishedAt) })
        .execute();
      await insertStandings(trx, results);
      await insertPurchases(trx, results);
    });
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

  async #renew(renewals: readonly Renewal[]): Promise<readonly PromiseSettledResult<void>[]> {
    const renewed = await writeRenewals(this.#db, renewals);
    return renewals.map(({ contestId }) =>
      renewed.has(contestId)
        ? { status: "fulfilled", value: undefined }
        : { status: "rejected", reason: new EpochFenced(contestId) },
    );
  }

  /** Together, and whoever was kept out alone: one that collides or cannot be stored keeps all others out. */
  async #write(batches: readonly JournalBatch[]): Promise<readonly PromiseSettledResult<void>[]> {
    const written = batches.length === 1 ? new Set() : await this.#writeTogether(batches);
    return Promise.allSettled(
      batches.map(async (batch) => {
        if (!written.has(batch.contestId)) await this.#writeOne(batch);
      }),
    );
  }

  async #writeTogether(batches: readonly JournalBatch[]): Promise<ReadonlySet<string>> {
    try {
      return await insertBatches(this.#db, this.#seal, batches);
    } catch (error) {
      if (isCollision(error) || isDataException(error)) return new Set();
      throw error;
    }
  }

  async #writeOne(batch: JournalBatch): Promise<void> {
    try {
      const written = await insertBatches(this.#db, this.#seal, [batch]);
      if (written.has(batch.contestId)) return;
    } catch (error) {
      if (isDataException(error))
        throw new BatchRefused("the events do not fit the database", { cause: error });
      if (!isCollision(error)) throw error;
    }
    throw await this.#refusalOf(batch);
  }

  /**
   * Why nothing was written. Asked afterwards and in a fixed order, because the insert cannot tell: the retry of a
   * committed command collides in two indexes, and PostgreSQL names either.
   */
  async #refusalOf({ contestId, epoch, firstSeq, commandKey }: JournalBatch): Promise<Error> {
    const owner = await this.#db
      .selectFrom("contest_owner")
      .select("epoch")
      .where("contest_id", "=", contestId)
      .executeTakeFirst();
    if (owner?.epoch !== epoch) return new EpochFenced(contestId);
    if (commandKey !== null && (await this.findCommand(contestId, commandKey)) !== null)
      return new CommandKnown(commandKey);
    const [taken] = await this.read(contestId, firstSeq - 1, 1);
    return taken === undefined
      ? new RangeError(`Nothing stands in the journal of ${contestId} before ${firstSeq}`)
      : new SequenceTaken(`${contestId} at ${firstSeq}`);
  }
}

function isCollision(error: unknown): boolean {
  return violatesUnique(error, "event_pkey") || violatesUnique(error, "event_command_key");
}

async function insertStandings(
  trx: Transaction<Tables>,
  { contestId, standings }: ContestResults,
): Promise<void> {
  // As one JSON parameter, here and below: a big contest has more values than a statement may have parameters.
  await sql`
    insert into result_standing (contest_id, team_id, team_name, place, balance_points, solved_count)
    select ${contestId}, "teamId", "teamName", place, "balancePoints", "solvedCount"
    from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb)
      as row ("teamId" text, "teamName" text, place integer, "balancePoints" bigint, "solvedCount" integer)
  `.execute(trx);
}

async function insertPurchases(
  trx: Transaction<Tables>,
  { contestId, purchases }: ContestResults,
): Promise<void> {
  const rows = purchases.map((purchase) => ({
    ...purchase,
    boughtAt: new Date(purchase.boughtAt),
    closedAt: purchase.closedAt === null ? null : new Date(purchase.closedAt),
  }));
  await sql`
    insert into result_purchase (contest_id, purchase_id, team_id, card_id, category, card_row, card_column,
      price_points, paid_points, status, attempts, reward_points, bought_at, closed_at)
    select ${contestId}, "purchaseId", "teamId", "cardId", category, "row", "column",
      "pricePoints", "paidPoints", status, attempts, "rewardPoints", "boughtAt", "closedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as purchase ("purchaseId" integer, "teamId" text, "cardId" integer, category text, "row" integer,
        "column" integer, "pricePoints" integer, "paidPoints" integer, status text, attempts integer,
        "rewardPoints" integer, "boughtAt" timestamptz, "closedAt" timestamptz)
  `.execute(trx);
}
