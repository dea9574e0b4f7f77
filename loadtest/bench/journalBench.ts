import { type Kysely, sql } from "kysely";
import type { Tables } from "../../server/db/tables.ts";
import { toColumns } from "../../server/journal/eventRow.ts";
import type { JournalBatch } from "../../server/journal/journal.ts";
import { SqlJournal } from "../../server/journal/sqlJournal.ts";
import { createAccount } from "../../server/queries/accounts.ts";
import { createContest } from "../../server/queries/contests.ts";
import type { ContestEvent } from "../../shared/contest/events.ts";
import { storeEvent } from "../../shared/contest/stored/readEvent.ts";
import { roomCodeAlphabet } from "../../shared/ids.ts";
import type { RunDatabase } from "../runDatabase.ts";
import { runSeal } from "../seal.ts";
import { median } from "../statistics.ts";
import { type LengthCosts, openingBench } from "./openingBench.ts";
import { type ScriptedContest, scriptContest } from "./scriptedContest.ts";

export interface JournalRates {
  /** INSERTs per second in a bare loop on one connection. */
  readonly bare: number;
  /** Appends per second of one contest, one after another. */
  readonly sequential: number;
  /** Appends per second of many contests at once. */
  readonly concurrent: number;
  /** Of the rates above to the bare loop of the same round: a busy machine slows both. */
  readonly sequentialRatio: number;
  readonly concurrentRatio: number;
  /** The same for {@link manyContests} at once. */
  readonly crowded: number;
  readonly crowdedRatio: number;
  readonly lengths: readonly LengthCosts[];
}

export const concurrentContests = 32;
export const manyContests = 100;
const rounds = 5;
const appendsPerRound = 250;

/** The journal on a database of one kind; the bare loop and the journal take turns, so that both meet the same disk. */
export async function journalBench(database: RunDatabase): Promise<JournalRates> {
  const { db, close } = await database.open();
  try {
    const bench = new JournalBench(db);
    await createAccount(db, { id: "a1", login: "bench", passwordHash: "none", createdAt: Date.now() });
    await bench.sequential();
    const turns: Pick<JournalRates, "bare" | "sequential" | "concurrent" | "crowded">[] = [];
    for (let round = 0; round < rounds; round += 1) {
      turns.push({
        bare: await bench.bare(),
        sequential: await bench.sequential(),
        concurrent: await bench.concurrent(concurrentContests),
        crowded: await bench.concurrent(manyContests),
      });
    }
    return {
      bare: median(turns.map(({ bare }) => bare)),
      sequential: median(turns.map(({ sequential }) => sequential)),
      concurrent: median(turns.map(({ concurrent }) => concurrent)),
      sequentialRatio: median(turns.map(({ sequential, bare }) => sequential / bare)),
      concurrentRatio: median(turns.map(({ concurrent, bare }) => concurrent / bare)),
      crowded: median(turns.map(({ crowded }) => crowded)),
      crowdedRatio: median(turns.map(({ crowded, bare }) => crowded / bare)),
      lengths: await openingBench(db, "a1"),
    };
  } finally {
    await close();
  }
}

class JournalBench {
  readonly #db: Kysely<Tables>;
  readonly #journal: SqlJournal;
  readonly #script = scriptContest({ teams: 30, cards: 35, events: 2_000 });
  /** What commands wrote singly: the events of one that is like most. */
  readonly #singles = this.#script.batches.filter(({ length }) => length === 1);
  #contests = 0;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
    this.#journal = new SqlJournal(db, runSeal);
  }

  /** The journal's rows without its promises: no epoch, no sequence, no transaction but each statement's own. */
  async bare(): Promise<number> {
    const { contestId } = await this.#makeContest(this.#script);
    return this.#db.connection().execute((connection) =>
      rateOf(appendsPerRound, async (index) => {
        const [event] = this.#single(index);
        if (!event) return;
        const { at, type, data } = toColumns(storeEvent(event));
        await sql`
          insert into event (contest_id, seq, epoch, at, command_key, command_index, actor, type, data)
          values (${contestId}, ${index + 2}, 1, ${at}, ${commandKey(index)}, 0, 'team:t1:seat100000', ${type},
            ${JSON.stringify(data)})
        `.execute(connection);
      }),
    );
  }

  async sequential(): Promise<number> {
    const append = await this.#appender();
    return rateOf(appendsPerRound, append);
  }

  async concurrent(contests: number): Promise<number> {
    const appenders = await Promise.all(Array.from({ length: contests }, () => this.#appender()));
    const each = Math.ceil((appendsPerRound * 4) / contests);
    const startedAt = performance.now();
    await Promise.all(appenders.map((append) => rateOf(each, append)));
    return (each * contests * 1_000) / (performance.now() - startedAt);
  }

  async #appender(): Promise<(index: number) => Promise<void>> {
    const { contestId, epoch } = await this.#makeContest(this.#script);
    return (index) => this.#journal.append(batch(contestId, epoch, index + 2, this.#single(index)));
  }

  #single(index: number): readonly ContestEvent[] {
    return this.#singles[index % this.#singles.length] ?? [];
  }

  async #makeContest({ created }: ScriptedContest): Promise<{ contestId: string; epoch: number }> {
    this.#contests += 1;
    const contestId = `bench-${this.#contests}`;
    const { type: _type, at, by: _by, ...definition } = created;
    await createContest(this.#db, {
      ownerAccountId: "a1",
      definition: { ...definition, contestId, roomCode: codeOf(this.#contests) },
      at,
    });
    return { contestId, epoch: await this.#journal.claim(contestId) };
  }
}

async function rateOf(count: number, append: (index: number) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  for (let index = 0; index < count; index += 1) await append(index);
  return (count * 1_000) / (performance.now() - startedAt);
}

function batch(
  contestId: string,
  epoch: number,
  firstSeq: number,
  events: readonly ContestEvent[],
): JournalBatch {
  return {
    contestId,
    epoch,
    firstSeq,
    commandKey: commandKey(firstSeq),
    events,
  };
}

function commandKey(index: number): string {
  return `team:t1:seat100000/${String(index).padStart(24, "0")}`;
}

function codeOf(index: number): string {
  const base = roomCodeAlphabet.length;
  let rest = index;
  let code = "";
  for (let place = 0; place < 6; place += 1) {
    code += roomCodeAlphabet[rest % base];
    rest = Math.floor(rest / base);
  }
  return code;
}
