import { afterAll, beforeAll, expect, test } from "vitest";
import { Forwarder } from "../../loadtest/service/Forwarder.ts";
import { systemClock } from "../contests/clock.ts";
import { freshPostgres, requireTestServer, type TestDatabase } from "../test/databases.ts";
import { LockConnection } from "./LockConnection.ts";

const withinMs = 700;
const self = { id: "p", slot: 1, address: "http://127.0.0.1:1", version: 1 };

let database: TestDatabase;
let forwarder: Forwarder;
let connectionString: string;
beforeAll(async () => {
  database = await freshPostgres(requireTestServer());
  const url = new URL(database.databaseUrl ?? "");
  forwarder = await Forwarder.start(Number(url.port || 5432));
  url.port = `${forwarder.port}`;
  connectionString = url.href;
});
afterAll(async () => {
  await forwarder?.close();
  await database?.close();
});

/** Null: it could not be had in time. */
async function openSilentAfter(parts: number) {
  forwarder.freezeAfter(parts);
  const startedAt = systemClock.monotonicMs();
  const opening = { pulse: { draining: false, load: 0 }, former: null, withinMs };
  const session = await LockConnection.open({ connectionString }, self, opening).catch(() => null);
  return { session, tookMs: systemClock.monotonicMs() - startedAt };
}

test("OWN9 wherever a server falls silent while the session is made, it is given up in time", async () => {
  let silent = 0;
  for (let parts = 0; parts < 60; parts += 1) {
    const { session, tookMs } = await openSilentAfter(parts);
    forwarder.thaw();
    if (session) {
      await session.close();
      break;
    }
    expect(tookMs).toBeLessThan(withinMs + 2_000);
    silent += 1;
  }
  expect(silent).toBeGreaterThan(8);
  expect(silent).toBeLessThan(60);
}, 120_000);
