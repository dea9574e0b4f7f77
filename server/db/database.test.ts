import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { delay, systemClock } from "../contests/clock.ts";
import { sampleAt } from "../journal/samples.ts";
import { countAccounts, createAccount } from "../queries/accounts.ts";
import { freshDatabase, freshDataDir } from "../test/databases.ts";
import { type Database, openDatabase } from "./database.ts";
import { DatabaseInUse } from "./databaseInUse.ts";
import { lockDirectory } from "./directoryLock.ts";
import { migrateToLatest } from "./migrate.ts";
import { assertDurable, poolOf } from "./pglite.ts";
import { child, expectWholeBatches, open, teacher } from "./testing/openings.ts";

describe("any database", () => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database?.close());

  test("DBS1 the tables are made at the first start and left alone later, by several at once too", async () => {
    await createAccount(database.db, teacher);
    await Promise.all([migrateToLatest(database.db), migrateToLatest(database.db)]);
    expect(await countAccounts(database.db)).toBe(1);
  });

  test("DBS2 bigint is a number, refused beyond 2^53; times are exact to the millisecond", async () => {
    const { rows } = await sql`select 9007199254740991::bigint as big, count(*) as count,
      ${new Date(sampleAt)}::timestamptz(3) as at`.execute(database.db);
    expect(rows).toEqual([{ big: 9007199254740991, count: 1, at: new Date(sampleAt) }]);
    await expect(sql`select 9007199254740993::bigint`.execute(database.db)).rejects.toThrow(RangeError);
    expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
  });

  test("a marked statement is planned once, with whatever parameters", async () => {
    const double = async (value: number) =>
      (await sql`/* prepared: double */ select ${value}::int * 2 as doubled`.execute(database.db)).rows;
    for (const value of [1, 2, 3]) expect(await double(value)).toEqual([{ doubled: 2 * value }]);
    const { rows } = await sql`
      select generic_plans + custom_plans as uses from pg_prepared_statements where name = 'double'`.execute(
      database.db,
    );
    expect(rows).toEqual([{ uses: 3 }]);
    // An error leaves it usable.
    await expect(double(2 ** 31 - 1)).rejects.toThrow("out of range");
    expect(await double(4)).toEqual([{ doubled: 8 }]);
  });

  test("DBS3 a failed transaction leaves nothing and the database goes on", async () => {
    const failing = database.db.transaction().execute(async (trx) => {
      await trx.insertInto("server_secret").values({ name: "half", value: "written" }).execute();
      await sql`select 1 / 0`.execute(trx);
    });
    await expect(failing).rejects.toThrow("division by zero");
    expect(await database.db.selectFrom("server_secret").selectAll().execute()).toEqual([]);
  });

  test("DBS3 every table is explained to whoever writes SQL", async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%'
        and obj_description(oid, 'pg_class') is null`.execute(database.db);
    expect(rows).toEqual([]);
  });
});

describe("embedded database", () => {
  let dataDir: string;
  let remove: () => void;
  beforeAll(async () => {
    ({ dataDir, remove } = await freshDataDir());
  });
  afterAll(() => remove?.());

  test("a marked statement outlives the client that prepared it", async () => {
    const pglite = await PGlite.create();
    const pool = poolOf(pglite, () => {});
    const statement = "/* prepared: triple */ select $1::int * 3 as tripled";
    for (const value of [1, 2, 3]) {
      const client = await pool.connect();
      expect((await client.query(statement, [value])).rows).toEqual([{ tripled: 3 * value }]);
      client.release(true);
      await delay(systemClock, 10); // the end of the old one would be taken for that of the new one
    }
    await pool.end();
    await pglite.close();
  });

  test("DBS4 a commit is on the disk before it is acknowledged", async () => {
    const fsync = vi.spyOn(fs, "fsyncSync");
    onTestFinished(() => fsync.mockRestore());
    const { db } = await open({ dataDir });
    fsync.mockClear();
    for (let commits = 1; commits <= 5; commits += 1) {
      await db
        .insertInto("server_secret")
        .values({ name: `n${commits}`, value: "" })
        .execute();
      expect(fsync.mock.calls.length).toBeGreaterThanOrEqual(commits);
    }
    fsync.mockClear();
    await db.selectFrom("server_secret").selectAll().execute();
    expect(fsync).not.toHaveBeenCalled();
  });

  test("DBS4 it refuses to start when commits do not reach the disk", async () => {
    const pglite = await PGlite.create({ fs: new NodeFS(path.join(dataDir, "pg")) });
    await expect(assertDurable(pglite, { syncCount: 0 })).rejects.toThrow("refusing to start");
    expect(pglite.closed).toBe(true);
  });

  test("DBS5 a second opening of the directory is refused until the first is closed", async () => {
    const first = await open({ dataDir });
    await expect(openDatabase({ dataDir })).rejects.toThrow(DatabaseInUse);
    const link = `${dataDir}-link`;
    fs.symlinkSync(dataDir, link);
    onTestFinished(() => fs.unlinkSync(link));
    await expect(openDatabase({ dataDir: link })).rejects.toThrow(DatabaseInUse);
    expect(await child("holdDatabase.ts", dataDir).nextLine()).toBe("DatabaseInUse");
    await first.close();
    await first.close();
    await open({ dataDir });
  });

  test("DBS5 a process that is killed gives the directory back", async () => {
    const holder = child("holdDatabase.ts", dataDir);
    expect(await holder.nextLine()).toBe("open");
    await expect(openDatabase({ dataDir })).rejects.toThrow(DatabaseInUse);
    await holder.kill();
    await open({ dataDir });
  });

  test("DBS5 where sockets are files, a stale one is taken over and a live one is not", async () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "regatta-test-lock-"));
    onTestFinished(() => fs.rmSync(directory, { recursive: true }));
    const first = await lockDirectory(directory, "darwin");
    await expect(lockDirectory(directory, "darwin")).rejects.toThrow(DatabaseInUse);
    await first.release();
    const { dev, ino } = fs.statSync(directory, { bigint: true });
    const file = path.join(os.tmpdir(), `regatta-${dev}-${ino}.sock`);
    fs.writeFileSync(file, "");
    const second = await lockDirectory(directory, "darwin");
    await expect(lockDirectory(directory, "darwin")).rejects.toThrow(DatabaseInUse);
    await second.release();
  });

  test("DBS6 a process killed while writing leaves whole batches, and all that it acknowledged", {
    timeout: 240_000,
  }, async () => {
    await expectWholeBatches({ dataDir });
  });
});
