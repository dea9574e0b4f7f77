import fs from "node:fs";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startPrivateCluster } from "../test/privateCluster.ts";
import { drill } from "./drill.ts";
import { filled, onServer, options } from "./testing/installations.ts";

test("OPS8 who may make no database there drills in an embedded one, and leaves nothing behind", async () => {
  // A server of its own: that of the tests may not let them make a role.
  const { url: serverUrl, close } = await startPrivateCluster();
  onTestFinished(close);
  const installation = await filled(await onServer(serverUrl), true);
  const url = new URL(installation.databaseUrl ?? "");
  await ask(serverUrl, "create role reader login");
  await ask(url.href, "grant select on all tables in schema public to reader");
  url.username = "reader";
  const { passed, restoredInto } = await drill({ ...installation, databaseUrl: url.href, ...options });
  expect([passed, restoredInto]).toEqual([true, "an embedded database"]);
  expect(
    await ask(serverUrl, "select datname from pg_database where datname like 'regatta_drill_%'"),
  ).toEqual([]);
  expect(fs.existsSync(`${installation.dataDir}/pg`)).toBe(false);
});

async function ask(connectionString: string, statement: string): Promise<readonly object[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}
