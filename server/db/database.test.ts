import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleAt } from "../journal/samples.ts";
import { countAccounts, createAccount } from "../queries/accounts.ts";
import { freshDatabase } from "../test/databases.ts";
import type { Database } from "./database.ts";
import { migrateToLatest } from "./migrate.ts";
import { teacher } from "./testing/openings.ts";

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
