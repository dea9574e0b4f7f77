import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import type { Tables } from "../db/tables.ts";
import { createDatabase, requireTestServer } from "../test/databases.ts";
import { countConnections } from "./connections.ts";

const serverUrl = requireTestServer();

test("OPS17 connections of all databases are counted, against all but those of administrators", async () => {
  const { databaseUrl, drop } = await createDatabase(serverUrl);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const others = Array.from({ length: 5 }, () => new pg.Client({ connectionString: serverUrl }));
  onTestFinished(async () => {
    await Promise.all(others.map((other) => other.end()));
    await db.destroy();
    await drop();
  });
  await Promise.all(others.map((other) => other.connect()));
  const { used, most } = await countConnections(db);
  expect(used).toBeGreaterThan(others.length);
  expect(used).toBeLessThanOrEqual(most);
  const { rows } = await pool.query<{ readonly max_connections: string }>("show max_connections");
  // Three are PostgreSQL's own default.
  expect(most).toBeLessThan(Number(rows[0]?.max_connections));
});
