import { randomBytes } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Tables } from "../db/tables.ts";
import { vacuumTables } from "../db/vacuumTables.ts";
import { sampleAt, sampleDefinition } from "../journal/samples.ts";
import { createAccount } from "../queries/accounts.ts";
import { createContest } from "../queries/contests.ts";
import { binContest, markPurged } from "../queries/library.ts";
import { insertPictures } from "../queries/media.ts";
import { freshPGlite, type TestDatabase } from "../test/databases.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { Bin, type FreedSpace } from "./Bin.ts";

const owner = "teacher";
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let database: TestDatabase;
let db: Kysely<Tables>;
let clock: FakeClock;
let bin: Bin;
beforeEach(async () => {
  database = await freshPGlite();
  db = database.db;
  clock = new FakeClock(sampleAt);
  await createAccount(db, { id: owner, login: owner, passwordHash: "", createdAt: sampleAt });
});
afterEach(async () => {
  await bin.stop();
  await database.close();
});

function openBin(space: FreedSpace): void {
  bin = new Bin({ db, space, clock, log });
}

/** A contest with 2 MiB of pictures. */
async function contestWithPictures(number: number): Promise<string> {
  const definition = sampleDefinition(number);
  await createContest(db, { ownerAccountId: owner, definition, at: sampleAt });
  const pictures = Array.from({ length: 8 }, () => {
    const content = randomBytes(256 * 1024);
    const id = randomBytes(16).toString("hex");
    return { id, type: "image/png", width: 1, height: 1, bytes: content.length, content } as const;
  });
  await db.transaction().execute((trx) => insertPictures(trx, definition.contestId, pictures));
  return definition.contestId;
}

async function deleteForGood(contestId: string): Promise<void> {
  await binContest(db, contestId, { at: sampleAt });
  await markPurged(db, contestId, sampleAt);
  bin.sweep();
  await bin.idle();
}

async function bytesOfPictures(): Promise<number> {
  const { rows } = await sql<{ readonly bytes: number }>`
    select pg_total_relation_size('media')::int as bytes
  `.execute(db);
  return rows[0]?.bytes ?? 0;
}

test("LIB6 what deleted contests took on the disk is used again", async () => {
  openBin({ isQuiet: () => true, reclaim: (isOver) => vacuumTables(db, isOver) });
  const sizes: number[] = [];
  for (const number of [1, 2, 3]) {
    const contestId = await contestWithPictures(number);
    sizes.push(await bytesOfPictures());
    await deleteForGood(contestId);
  }
  const [first = 0, , last = 0] = sizes;
  expect(first).toBeGreaterThan(2 * 1024 * 1024);
  expect(last).toBeLessThan(1.5 * first);
});

test("LIB6 while somebody plays nobody waits for that: it is done later, once", async () => {
  let isQuiet = false;
  let reclaimed = 0;
  openBin({
    isQuiet: () => isQuiet,
    reclaim: async () => {
      reclaimed += 1;
    },
  });
  for (const number of [4, 5]) await deleteForGood(await contestWithPictures(number));
  clock.advance(10 * 60_000);
  await bin.idle();
  expect(reclaimed).toBe(0);
  isQuiet = true;
  clock.advance(10 * 60_000);
  await eventually(() => expect(reclaimed).toBe(1));
  clock.advance(60 * 60_000);
  await bin.idle();
  expect(reclaimed).toBe(1);
});
