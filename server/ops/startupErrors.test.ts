import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { NotConnected } from "../db/databaseAway.ts";
import { migrateToLatest } from "../db/migrate.ts";
import { readEnv } from "../env.ts";
import { freshDatabase } from "../test/databases.ts";
import { startupSentence } from "./startupErrors.ts";

test.each(["ENOTFOUND", "ENETUNREACH", "EHOSTUNREACH"])("DBS7 %s is said to be of the database", (code) => {
  const error = Object.assign(new Error("no"), { code });
  const env = readEnv({ DATABASE_URL: "postgres://me@db/regatta" });
  for (const one of [error, new NotConnected(error)])
    expect(startupSentence(one, env)).toBe(`The database at DATABASE_URL cannot be reached (${code}).`);
  expect(startupSentence(error, readEnv({}))).toBeNull();
});

test("OPS13 an older program says in a sentence that the database is a newer one's, and changes nothing", async () => {
  const { db, close } = await freshDatabase();
  onTestFinished(close);
  await sql`insert into kysely_migration values ('0998_tides', '2031-05-06T07:08:09.000Z'), ('0999_waves', '2031-05-06T07:08:09.010Z')`.execute(
    db,
  );
  onTestFinished(async () => {
    await sql`delete from kysely_migration where name like '099%'`.execute(db);
  });
  const error: unknown = await migrateToLatest(db).catch((thrown: unknown) => thrown);
  const sentence = startupSentence(error, null);
  expect(sentence).toMatch(/^The database was brought up to date by a newer version of Regatta/);
  expect(sentence).toContain("(0998_tides, 2031-05-06 07:08 UTC)");
  expect(sentence).toContain("restore the backup that was taken before the upgrade");
  const { rows } = await sql<{
    names: number;
  }>`select count(*) as names from kysely_migration where name like '099%'`.execute(db);
  expect(rows).toEqual([{ names: 2 }]);
});
