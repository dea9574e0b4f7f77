import { setImmediate as turn } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../../../server/db/tables.ts";
import { toColumns } from "../../../server/journal/eventRow.ts";
import { createAccount } from "../../../server/queries/accounts.ts";
import { createContest } from "../../../server/queries/contests.ts";
import { storeEvent } from "../../../shared/contest/stored/readEvent.ts";
import { type ScriptedContest, scriptContest } from "../../bench/scriptedContest.ts";
import { seededRandom } from "../../random.ts";
import type { RunDatabase } from "../../runDatabase.ts";
import { poissonArrivals } from "../arrivals.ts";
import { Histogram } from "../Histogram.ts";
import { nowUs } from "../monotonic.ts";

export interface JournalOptions {
  /** INSERTs per second in the open loop. */
  readonly rate: number;
  readonly seconds: number;
  readonly seed: number;
}

export interface JournalResult {
  /** Of each INSERT since it was scheduled, microseconds; one after another, on one connection. */
  readonly insert: Histogram;
  /** INSERTs per second without a pause. */
  readonly flatOut: number;
}

const flatOutMs = 3_000;

/**
 * The journal baseline: the product's own rows in bare INSERTs on one connection, on the same kind of database. No epoch,
 * no check of the sequence, one statement after another.
 */
export async function journalRun(
  database: RunDatabase,
  { rate, seconds, seed }: JournalOptions,
): Promise<JournalResult> {
  const { db, close } = await database.open();
  try {
    const script = scriptContest({ teams: 30, cards: 35, events: 2_000 });
    await createAccount(db, { id: "a1", login: "baseline", passwordHash: "none", createdAt: Date.now() });
    const { type: _type, at, by: _by, ...definition } = script.created;
    await createContest(db, {
      ownerAccountId: "a1",
      definition: { ...definition, contestId: "baseline" },
      at,
    });
    return await db.connection().execute(async (connection) => {
      const rows = new BareRows(connection, script);
      await untilMs(500, () => rows.insert());
      const insert = new Histogram();
      const startUs = nowUs();
      for (const moment of poissonArrivals(seededRandom(seed), rate, seconds)) {
        // A timer is late by a millisecond, much longer than an INSERT takes.
        while (nowUs() < startUs + moment) await turn();
        await rows.insert();
        insert.record(nowUs() - startUs - moment);
      }
      const before = rows.count;
      const durationMs = await untilMs(flatOutMs, () => rows.insert());
      return { insert, flatOut: ((rows.count - before) * 1_000) / durationMs };
    });
  } finally {
    await close();
  }
}

class BareRows {
  /** What commands wrote singly: the events of one that is like most. */
  readonly #singles;
  readonly #connection: Kysely<Tables>;
  count = 0;

  constructor(connection: Kysely<Tables>, script: ScriptedContest) {
    this.#connection = connection;
    this.#singles = script.batches.filter(({ length }) => length === 1).flat();
  }

  async insert(): Promise<void> {
    const event = this.#singles[this.count % this.#singles.length];
    if (!event) return;
    this.count += 1;
    const { at, type, data } = toColumns(storeEvent(event));
    const key = `team:t1:seat100000/${String(this.count).padStart(24, "0")}`;
    await sql`
      insert into event (contest_id, seq, epoch, at, command_key, command_index, actor, type, data)
      values ('baseline', ${this.count + 1}, 1, ${at}, ${key}, 0, 'team:t1:seat100000', ${type}, ${JSON.stringify(data)})
    `.execute(this.#connection);
  }
}

/** How long it took, in ms: a little longer than asked for. */
async function untilMs(durationMs: number, work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  while (performance.now() < startedAt + durationMs) await work();
  return performance.now() - startedAt;
}
