import fs from "node:fs";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../db/database.ts";
import { migrateToLatest } from "../db/migrate.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { createDatabase, testServerUrl } from "../test/databases.ts";
import { fillOld, readOldDatabase } from "../test/oldDatabase.ts";
import { testSeal } from "../test/seal.ts";
import { databaseFacts } from "./contestFacts.ts";
import { compareFacts, drill } from "./drill.ts";
import { openAlone, openForReading } from "./openAsIs.ts";
import { noProgress } from "./progress.ts";
import { everyRow, places, temporaryFolder } from "./testing/places.ts";

const old = readOldDatabase("7e19be6");

interface Installation {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

const kinds = [
  { kind: "the embedded database", make: async (): Promise<Installation> => inFolder() },
  ...(testServerUrl === undefined ? [] : [{ kind: "PostgreSQL", make: () => onServer(testServerUrl) }]),
];

function inFolder(): Installation {
  return { databaseUrl: undefined, dataDir: temporaryFolder() };
}

async function onServer(serverUrl: string | undefined): Promise<Installation> {
  if (serverUrl === undefined) throw new Error("there is no server");
  const { databaseUrl, drop } = await createDatabase(serverUrl);
  onTestFinished(drop);
  return { databaseUrl, dataDir: temporaryFolder() };
}

async function filled(installation: Installation, upToDate: boolean): Promise<Installation> {
  const { db, close } = await openAlone(installation);
  await fillOld(db, old);
  if (upToDate) await migrateToLatest(db);
  await close();
  return installation;
}

const options = { sealKey: null, now: 0, progress: noProgress, say: () => {} };

describe.each(kinds)("a drill of $kind", ({ make }) => {
  test("OPS8 finds every contest the same elsewhere, and changes nothing here", async () => {
    const installation = await filled(await make(), true);
    const before = await rowsOf(installation);
    const result = await drill({ ...installation, ...options });
    expect(result).toMatchObject({ passed: true, tables: [] });
    expect(result.restoredInto).toBe(
      installation.databaseUrl ? "a database on the same server" : "an embedded database",
    );
    const phases = result.contests.map(({ here }) => here?.phase);
    expect(phases.toSorted()).toEqual(["draft", "finished", "lobby", "running"]);
    for (const { here, there } of result.contests) expect(there).toEqual(here);
    const events = result.contests.reduce((sum, { here }) => sum + (here?.events ?? 0), 0);
    expect(events).toBe(old.tables["event"]?.length);
    expect(await rowsOf(installation)).toEqual(before);
  });

  test("OPS8 wants a database that this version has brought up to date", async () => {
    const installation = await filled(await make(), false);
    await expect(drill({ ...installation, ...options })).rejects.toThrow("start this version once");
  });
});

async function rowsOf(installation: Installation) {
  const { db, close } = await openForReading(installation);
  const rows = await everyRow(db);
  await close();
  return rows;
}

test.each(places)("OPS8 what is not the same is said, on $name", async ({ empty }) => {
  const db = await empty();
  await fillOld(db, old);
  await migrateToLatest(db);
  const facts = () => databaseFacts(db, new SqlJournal(db, testSeal), () => {});
  const before = await facts();
  expect(compareFacts(before, await facts()).passed).toBe(true);
  const [contest] = await db
    .selectFrom("contest")
    .select("id")
    .where("room_code", "=", old.exported.played.code)
    .execute();
  const id = contest?.id ?? "";
  await sql`
    update event set data = jsonb_set(data, '{rewardPoints}', '1')
    where contest_id = ${id} and type = 'AnswerJudged' and data ->> 'verdict' = 'accepted'
  `.execute(db);
  await sql`
    insert into media (contest_id, id, type, width, height, byte_count, bytes)
    values (${id}, '00112233445566778899aabbccddeeff', 'image/png', 1, 1, 1, 'x')
  `.execute(db);
  await sql`insert into server_secret (name, value) values ('another', 'one')`.execute(db);
  const { passed, contests, tables } = compareFacts(before, await facts());
  expect(passed).toBe(false);
  expect(tables).toEqual(expect.arrayContaining(["event", "media", "server_secret"]));
  const differing = contests.filter(({ differs }) => differs.length > 0);
  expect(differing.map(({ differs }) => differs)).toEqual([
    ["standings", "journal", "pictures", "picturesHash"],
  ]);
});

test("OPS3 the embedded database is not read beside the server that has it", async () => {
  const installation = await filled(inFolder(), true);
  const { close } = await openDatabase(installation);
  onTestFinished(close);
  await expect(openForReading(installation)).rejects.toThrow("belongs to the server that runs: stop it");
  await expect(drill({ ...installation, ...options })).rejects.toThrow("belongs to the server that runs");
  await expect(openForReading({ databaseUrl: undefined, dataDir: temporaryFolder() })).rejects.toThrow(
    "There is no database in",
  );
});

describe.runIf(testServerUrl)("on a server", () => {
  const role = `regatta_test_${process.pid}`;
  afterAll(() => ask(`drop role if exists ${role}`));

  test("OPS8 who may make no database there drills in an embedded one, and leaves nothing behind", async () => {
    const installation = await filled(await onServer(testServerUrl), true);
    const url = new URL(installation.databaseUrl ?? "");
    await ask(`create role ${role} login`);
    await ask(`grant select on all tables in schema public to ${role}`, url.href);
    url.username = role;
    const { passed, restoredInto } = await drill({ ...installation, databaseUrl: url.href, ...options });
    expect([passed, restoredInto]).toEqual([true, "an embedded database"]);
    await ask(`drop owned by ${role}`, installation.databaseUrl);
    const left = await ask("select datname from pg_database where datname like 'regatta_drill_%'");
    expect(left).toEqual([]);
    expect(fs.existsSync(`${installation.dataDir}/pg`)).toBe(false);
  });

  async function ask(statement: string, connectionString = testServerUrl): Promise<readonly object[]> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  }
});
