import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Tables } from "../db/tables.ts";
import { longState, sampleAt, sampleDefinition, sampleResults, teamJoins } from "../journal/samples.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { createAccount } from "../queries/accounts.ts";
import { createContest, listContests } from "../queries/contests.ts";
import { binContest, deletePurgedEvents, markPurged, shelveContests } from "../queries/library.ts";
import { insertPictures } from "../queries/media.ts";
import { freshDatabase, type TestDatabase } from "../test/databases.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { testSeal } from "../test/seal.ts";
import { Bin } from "./Bin.ts";

const dayMs = 24 * 60 * 60_000;
const owner = "teacher";

let database: TestDatabase;
let db: Kysely<Tables>;
let clock: FakeClock;
let bin: Bin;
let logged: unknown[];

beforeEach(async () => {
  database = await freshDatabase();
  db = database.db;
  clock = new FakeClock(sampleAt);
  logged = [];
  bin = openBin();
  await createAccount(db, { id: owner, login: owner, passwordHash: "", createdAt: sampleAt });
});
afterEach(async () => {
  await bin.stop();
  await database.close();
});

function openBin(): Bin {
  const log = {
    info: (fields: object) => logged.push(fields),
    warn: (fields: object) => logged.push(fields),
    error: (fields: object) => logged.push(fields),
  };
  return new Bin({ db, space: null, clock, log });
}

/** With something in every table. */
async function playedContest(number: number): Promise<string> {
  const definition = sampleDefinition(number);
  const { contestId, roomCode } = definition;
  await createContest(db, { ownerAccountId: owner, definition, at: sampleAt });
  const journal = new SqlJournal(db, testSeal);
  const epoch = await journal.claim(contestId);
  const events = Array.from({ length: 1_200 }, (_, index) => teamJoins(index + 1)).flat();
  await journal.append({ contestId, epoch, firstSeq: 2, commandKey: "a/1", events });
  await journal.saveSnapshot(contestId, epoch, { seq: 2, state: longState(number, 3) }, "1");
  await journal.saveResults(epoch, sampleResults(contestId, 2));
  const content = Buffer.from("a picture");
  const picture = { id: "0".repeat(32), type: "image/png", width: 1, height: 1, bytes: 9, content } as const;
  await db.transaction().execute((trx) => insertPictures(trx, contestId, [picture]));
  const shelf = { folder: "Spring", archived: true, at: sampleAt };
  await shelveContests(db, { accountId: owner, roomCodes: [roomCode], ...shelf });
  return contestId;
}

/** How many rows each table has of a contest. */
async function rowsOf(contestId: string): Promise<Readonly<Record<string, number>>> {
  const { rows: tables } = await sql<{ name: string; column: string }>`
    select table_name as name, column_name as column from information_schema.columns
    where table_schema = 'public' and (column_name = 'contest_id' or (table_name, column_name) = ('contest', 'id'))
    order by table_name
  `.execute(db);
  const counts: Record<string, number> = {};
  for (const { name, column } of tables) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(name)} where ${sql.ref(column)} = ${contestId}
    `.execute(db);
    counts[name] = rows[0]?.count ?? 0;
  }
  return counts;
}

const zeros = (counts: object) => Object.fromEntries(Object.keys(counts).map((name) => [name, 0]));

test("LIB6 after 30 days in the bin nothing of a contest is left in any table, and all of every other", async () => {
  const [gone, kept] = [await playedContest(1), await playedContest(2)];
  const before = await rowsOf(gone);
  // Whoever adds a table that holds something of a contest gives this one a row of it.
  expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);
  expect(Object.keys(before).length).toBeGreaterThan(7);

  await binContest(db, gone, { at: sampleAt });
  bin.start();
  clock.advance(30 * dayMs - 1);
  await bin.idle();
  expect(await rowsOf(gone)).toEqual(before);
  expect(logged).toEqual([]);
  clock.advance(dayMs);
  await bin.idle();
  expect(await rowsOf(gone)).toEqual(zeros(before));
  expect(await rowsOf(kept)).toEqual({ ...before, contest: 1 });
  expect(logged).toEqual([{ contests: 1 }]);
});

test("LIB6 what is due is deleted at the start, in as many steps as it takes", async () => {
  const contestIds = await Promise.all(
    Array.from({ length: 45 }, async (_, index) => {
      const definition = sampleDefinition(100 + index);
      await createContest(db, { ownerAccountId: owner, definition, at: sampleAt });
      return definition.contestId;
    }),
  );
  for (const contestId of contestIds) await binContest(db, contestId, { at: sampleAt - 30 * dayMs });
  bin.start();
  await bin.idle();
  expect(await listContests(db, owner)).toEqual([]);
  expect(await db.selectFrom("contest").select("id").execute()).toEqual([]);
  expect(logged).toEqual([{ contests: 45 }]);
});

test("LIB6 what a killed process had begun to delete is found by nobody, and goes with the next start", async () => {
  const contestId = await playedContest(3);
  const before = await rowsOf(contestId);
  expect(await deletePurgedEvents(db, contestId, 10)).toBe(0);
  await binContest(db, contestId, { at: sampleAt });
  expect(await deletePurgedEvents(db, contestId, 10)).toBe(0);
  await markPurged(db, contestId, sampleAt);
  expect(await deletePurgedEvents(db, contestId, 10)).toBe(10);
  expect(await rowsOf(contestId)).toEqual({ ...before, event: (before.event ?? 0) - 10 });
  expect(await listContests(db, owner)).toEqual([]);
  bin.start();
  await bin.idle();
  expect(await rowsOf(contestId)).toEqual(zeros(before));
});

test("LIB6 a contest that cannot be deleted keeps no other one; it is tried again the next day", async () => {
  const [stuck, gone] = [await playedContest(4), await playedContest(5)];
  await sql`create table contest_note (contest_id text not null references contest)`.execute(db);
  await sql`insert into contest_note (contest_id) values (${stuck})`.execute(db);
  for (const contestId of [stuck, gone]) await binContest(db, contestId, { at: sampleAt - 30 * dayMs });
  bin.start();
  await bin.idle();
  expect((await rowsOf(stuck)).contest).toBe(1);
  expect((await rowsOf(gone)).contest).toBe(0);
  expect(logged).toEqual([{ contestId: stuck, err: expect.any(Error) }, { contests: 1 }]);
  await sql`drop table contest_note`.execute(db);
  clock.advance(dayMs);
  await bin.idle();
  expect((await rowsOf(stuck)).contest).toBe(0);
});
