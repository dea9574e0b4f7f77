import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { Forwarder } from "../../loadtest/service/Forwarder.ts";
import { createDatabase, requireTestServer } from "../test/databases.ts";
import { eventually } from "../test/eventually.ts";
import { lockDatabase } from "./databaseLock.ts";

const pace = { readyWithinMs: 700, askEveryMs: 50, answerWithinMs: 300 };

let databaseUrl: string;
let serverPort: number;
let forwarder: Forwarder;
let connectionString: string;
let drop: () => Promise<void>;
beforeAll(async () => {
  const made = await createDatabase(requireTestServer());
  drop = made.drop;
  databaseUrl = made.databaseUrl;
  const url = new URL(databaseUrl);
  serverPort = Number(url.port || 5432);
  forwarder = await Forwarder.start(serverPort);
  url.port = `${forwarder.port}`;
  connectionString = url.href;
});
afterAll(async () => {
  await forwarder?.close();
  await drop?.();
});

/** Their numbers, as the server knows them. */
async function lockHolders(): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows.map(({ pid }) => pid);
  } finally {
    await client.end();
  }
}

test("DBS7 the connection with the lock is made again when it falls silent, and when making it does", async () => {
  const problems: string[] = [];
  const lock = await lockDatabase(
    { connectionString },
    "alone",
    (error) => problems.push(error.message),
    pace,
  );
  onTestFinished(() => lock.release());
  const cutAndFreeze = () => {
    forwarder.freezeAfter(3);
    forwarder.cut();
    forwarder.leadTo(serverPort);
  };
  for (const befalls of [() => forwarder.freezeAfter(0), cutAndFreeze]) {
    problems.length = 0;
    const before = await lockHolders();
    befalls();
    await eventually(() => expect(problems.join()).toContain("holds the lock on the database broke"));
    await eventually(() => expect(problems.join()).toContain("not ready in time"));
    forwarder.thaw();
    await eventually(async () => {
      const holders = await lockHolders();
      expect(holders).toHaveLength(1);
      expect(holders).not.toEqual(before);
    });
  }
  expect(await Promise.race([lock.lost, Promise.resolve("still ours")])).toBe("still ours");
});
