import { readdirSync } from "node:fs";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../db/database.ts";
import { migrateToLatest } from "../db/migrate.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { requireTestServer, testServerUrl } from "../test/databases.ts";
import { fillOld } from "../test/oldDatabase.ts";
import { testSeal } from "../test/seal.ts";
import { databaseFacts } from "./contestFacts.ts";
import { compareFacts, drill } from "./drill.ts";
import { openForReading } from "./openAsIs.ts";
import { filled, type Installation, inFolder, old, onServer, options } from "./testing/installations.ts";
import { everyRow, places, temporaryFolder } from "./testing/places.ts";

// Without a server, on the embedded database; with one, there.
const kinds = [
  testServerUrl === undefined
    ? { kind: "the embedded database", make: async () => inFolder() }
    : { kind: "PostgreSQL", make: () => onServer(requireTestServer()) },
];

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
    expect(events).toBe(old.tables.event?.length);
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
  const temporary = temporaryFolder();
  vi.stubEnv("TMPDIR", temporary);
  await expect(drill({ ...installation, ...options })).rejects.toThrow("belongs to the server that runs");
  vi.unstubAllEnvs();
  expect(readdirSync(temporary)).toEqual([]);
  await expect(openForReading({ databaseUrl: undefined, dataDir: temporaryFolder() })).rejects.toThrow(
    "There is no database in",
  );
});
