import { Kysely, PostgresDialect } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FirstPassword } from "../auth/FirstPassword.ts";
import { loadKeys } from "../auth/keys.ts";
import { createFirstOrganizer } from "../auth/organizer.ts";
import { Sessions } from "../auth/Sessions.ts";
import { systemClock } from "../contests/clock.ts";
import { migrateToLatest } from "../db/migrate.ts";
import { createPool } from "../db/pool.ts";
import type { Tables } from "../db/tables.ts";
import { BadSealKey } from "../journal/sealKey.ts";
import { checkSharedSealKey } from "../journal/sharedSealKey.ts";
import { countAccounts } from "../queries/accounts.ts";
import { createDatabase, requireTestServer } from "./databases.ts";

/** The connections of several processes to a database that has nothing yet. */
let processes: readonly Kysely<Tables>[];
let drop: () => Promise<void>;

beforeEach(async () => {
  const made = await createDatabase(requireTestServer());
  drop = made.drop;
  processes = Array.from({ length: 4 }, () => {
    const pool = createPool({ connectionString: made.databaseUrl, max: 3 }, () => undefined, null);
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  });
});
afterEach(async () => {
  await Promise.all(processes.map((db) => db.destroy()));
  await drop();
});

test("RDS7 four processes that start at once make the tables, the keys and the first account once", async () => {
  await Promise.all(processes.map((db) => migrateToLatest(db)));
  const keys = await Promise.all(processes.map((db) => loadKeys(db)));
  for (const each of keys) expect(each).toEqual(keys[0]);
  const made = await Promise.all(
    processes.map((db, index) =>
      createFirstOrganizer(db, { login: `organizer ${index}`, password: null }, 1_000),
    ),
  );
  const first = made.filter((organizer) => organizer !== null);
  expect(first).toHaveLength(1);
  const [db] = processes;
  expect(db && (await countAccounts(db))).toBe(1);
});

test("RDS7 all of them know the one link to the first password, and one password is set by it", async () => {
  await Promise.all(processes.map((db) => migrateToLatest(db)));
  const ways = await Promise.all(
    processes.map(async (db) => {
      await createFirstOrganizer(db, { login: "organizer", password: null }, 1_000);
      const keys = await loadKeys(db);
      const sessions = await Sessions.open({ db, keys, clock: systemClock });
      return new FirstPassword({ db, sessions, linkKey: keys.peers });
    }),
  );
  const secrets = await Promise.all(ways.map((way) => way.makeLink()));
  expect(new Set(secrets).size).toBe(1);
  const [secret] = secrets;
  for (const way of ways) {
    expect(way.isLink(secret ?? "")).toBe(true);
    expect(way.isLink("another")).toBe(false);
  }
  const grants = await Promise.all(ways.map((way) => way.set("correct horse")));
  expect(grants.filter((grant) => grant !== null)).toHaveLength(1);
  expect(await ways[0]?.makeLink()).toBeNull();
});

test("RDS7 a process that would seal PINs by another key is refused", async () => {
  const [db] = processes;
  if (!db) throw new Error("there is no process");
  await migrateToLatest(db);
  const key = new Uint8Array(32).fill(1);
  await Promise.all(processes.map((each) => checkSharedSealKey(each, key)));
  await expect(checkSharedSealKey(db, new Uint8Array(32))).rejects.toThrow(BadSealKey);
  await checkSharedSealKey(db, key);
});
