import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createDatabase, requireTestServer } from "../test/databases.ts";
import { eventually } from "../test/eventually.ts";
import { openDatabase } from "./database.ts";
import { DatabaseInUse } from "./databaseInUse.ts";
import { executedMigrations, migrateUpTo, migrationNames } from "./migrate.ts";
import { reserveDatabase } from "./reserveDatabase.ts";
import { child, expectWholeBatches, open } from "./testing/openings.ts";

describe("PostgreSQL", () => {
  const serverUrl = requireTestServer();
  let databaseUrl: string;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ databaseUrl, drop } = await createDatabase(serverUrl));
  });
  afterAll(() => drop?.());

  async function onServer(statement: string, ...values: unknown[]) {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    try {
      return (await client.query(statement, values)).rows;
    } finally {
      await client.end();
    }
  }

  const terminate = (which: string) =>
    onServer(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'regatta' and ${which}`,
      new URL(databaseUrl).pathname.slice(1),
    );
  const holdsLock = "pid in (select pid from pg_locks where locktype = 'advisory')";

  test("DBS5 a second process is refused until the first is closed or killed", async () => {
    const holder = child("holdDatabase.ts", "unused", databaseUrl);
    expect(await holder.nextLine()).toBe("open");
    await expect(openDatabase({ dataDir: "unused", databaseUrl })).rejects.toThrow(DatabaseInUse);
    await holder.kill();
    const first = await open({ dataDir: "unused", databaseUrl });
    await expect(openDatabase({ dataDir: "unused", databaseUrl })).rejects.toThrow(DatabaseInUse);
    await first.close();
    await open({ dataDir: "unused", databaseUrl });
  });

  test("DBS5 a database is reserved without being opened", async () => {
    const reserved = await reserveDatabase({ dataDir: "unused", databaseUrl });
    await expect(reserveDatabase({ dataDir: "unused", databaseUrl })).rejects.toThrow(DatabaseInUse);
    await reserved.release();
    await open({ dataDir: "unused", databaseUrl });
    await expect(reserveDatabase({ dataDir: "unused", databaseUrl })).rejects.toThrow(DatabaseInUse);
  });

  test("CLU12 processes of one service share a database, and a process alone does not share it with them", async () => {
    const ofSeveral = { dataDir: "unused", databaseUrl, use: "shared" } as const;
    const [first] = [await open(ofSeveral), await open(ofSeveral)];
    const alone = openDatabase({ dataDir: "unused", databaseUrl });
    await expect(alone).rejects.toThrow(
      "Processes with REDIS_URL are using this PostgreSQL database together",
    );
    await expect(alone).rejects.toThrow(DatabaseInUse);
    await terminate(holdsLock);
    await eventually(async () => expect(await lockHolders()).toHaveLength(2));
    expect(await Promise.race([first.lost, Promise.resolve("still ours")])).toBe("still ours");
  });

  test("CLU12 a database that a process has alone is refused to processes of a service", async () => {
    await open({ dataDir: "unused", databaseUrl });
    const joining = openDatabase({ dataDir: "unused", databaseUrl, use: "shared" });
    await expect(joining).rejects.toThrow(
      "A process without REDIS_URL has this PostgreSQL database for itself",
    );
  });

  test("DBS12 a migration waits for a table that somebody reads, and keeps nobody else from it", async () => {
    const its = await createDatabase(serverUrl);
    onTestFinished(its.drop);
    const old = new Kysely({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: its.databaseUrl }) }),
    });
    onTestFinished(() => old.destroy());
    await migrateUpTo(old, "0008_processes");
    const backup = new pg.Client({ connectionString: its.databaseUrl });
    await backup.connect();
    onTestFinished(() => backup.end());
    await backup.query("begin");
    await backup.query("select from contest_owner");

    const problems: string[] = [];
    const opening = open({
      dataDir: "unused",
      databaseUrl: its.databaseUrl,
      onProblem: (problem) => problems.push(problem.message),
    });
    // An autovacuum in the place of the backup gives way only to who has waited for a second.
    await eventually(async () => {
      const { rows } = await sql<{ waitsLong: boolean | null }>`
        select bool_or(clock_timestamp() - query_start > interval '1 second') as "waitsLong"
        from pg_stat_activity where datname = current_database() and wait_event = 'relation'
      `.execute(old);
      expect(rows[0]?.waitsLong).toBe(true);
    });
    for (let turn = 1; turn <= 2; turn += 1) {
      await eventually(() => expect(problems.length).toBeGreaterThanOrEqual(turn));
      await sql`select from contest_owner`.execute(old);
    }
    expect(problems[0]).toContain("Others are using the tables that this version changes");
    await backup.query("commit");
    const { db } = await opening;
    expect(await executedMigrations(db)).toEqual(migrationNames);
  });

  test("DBS7 connections that the server ends are made again, the one with the lock too", async () => {
    const problems: Error[] = [];
    const { db, lost } = await open({ dataDir: "unused", databaseUrl, onProblem: (e) => problems.push(e) });
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(Array.from({ length: 5 }, () => sql`select 1`.execute(db)));
      problems.length = 0;
      await terminate("true");
      await eventually(() => expect(problems.map(String).join()).toContain("holds the lock"));
      await eventually(() => sql`select 1`.execute(db));
      await eventually(async () => expect(await lockHolders()).toHaveLength(1));
    }
    expect(await Promise.race([lost, Promise.resolve("still ours")])).toBe("still ours");
    await expect(openDatabase({ dataDir: "unused", databaseUrl })).rejects.toThrow(DatabaseInUse);
  });

  function lockHolders() {
    return onServer(
      `select pid from pg_stat_activity where datname = $1 and ${holdsLock}`,
      new URL(databaseUrl).pathname.slice(1),
    );
  }

  test("DBS7 a connection ended inside a transaction is an error for that one only", async () => {
    const { db } = await open({ dataDir: "unused", databaseUrl });
    const broken = db.transaction().execute(async (trx) => {
      await trx.insertInto("server_secret").values({ name: "broken", value: "" }).execute();
      await terminate("state = 'idle in transaction'");
      await sql`select 1`.execute(trx);
    });
    await expect(broken).rejects.toThrow();
    expect(await db.selectFrom("server_secret").selectAll().execute()).toEqual([]);
  });

  test("DBS8 who loses the lock to another process is told", async () => {
    const thief = new pg.Client({ connectionString: databaseUrl });
    await thief.connect();
    const first = await open({ dataDir: "unused", databaseUrl });
    const waiting = thief.query(
      "select pg_advisory_lock(hashtextextended('regatta:' || current_database(), 0))",
    );
    await eventually(async () =>
      expect(
        await onServer(
          "select from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'",
        ),
      ).toHaveLength(1),
    );
    await terminate(`pid in (select pid from pg_locks where locktype = 'advisory' and granted)`);
    await waiting;
    expect((await first.lost).reason).toContain("Another process");
    await thief.end();
    await first.close();
  });

  test("DBS7 a server that cannot be reached is an error at the start", async () => {
    await expect(
      openDatabase({ dataDir: "unused", databaseUrl: "postgres://postgres@127.0.0.1:1/x" }),
    ).rejects.toThrow("ECONNREFUSED");
  });

  test("DBS6 a process killed while writing leaves whole batches, and all that it acknowledged", {
    timeout: 240_000,
  }, async () => {
    await expectWholeBatches({ dataDir: "unused", databaseUrl });
  });
});
