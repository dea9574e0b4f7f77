import { afterAll, beforeAll, expect, test } from "vitest";
import { Forwarder } from "../../loadtest/service/Forwarder.ts";
import { systemClock } from "../contests/clock.ts";
import { freshPostgres, requireTestServer, type TestDatabase } from "../test/databases.ts";
import { LockConnection } from "./LockConnection.ts";

const withinMs = 700;
const self = { id: "p", slot: 1, address: "http://127.0.0.1:1", version: 1 };
const calm = { starting: false, draining: false, load: 0 };

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
  const opening = { pulse: calm, former: null, letGo: async () => undefined, withinMs };
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

test("OWN11 while a contest is let go of, for however long, its connection renews the process", async () => {
  const { promise: letGo, resolve } = Promise.withResolvers<void>();
  const opening = { pulse: calm, former: null, letGo: () => letGo };
  const session = await LockConnection.open({ connectionString }, self, opening);
  expect(await session.tryLock("c1")).toBe(true);
  let isUnlocked = false;
  const unlocking = session.unlock("c1").then(() => {
    isUnlocked = true;
  });
  await session.renew(calm);
  expect(await session.tryLock("c2")).toBe(true);
  expect(isUnlocked).toBe(false);
  resolve();
  await unlocking;
  await session.close();
});

test("OWN11 a contest's lock is free also where it could not be written that it is nobody's", async () => {
  const full = Object.assign(new Error("could not extend file"), { code: "53100" });
  const opening = { pulse: calm, former: null, letGo: () => Promise.reject(full) };
  const session = await LockConnection.open({ connectionString }, self, opening);
  const another = { ...self, id: "q", slot: 2 };
  const other = await LockConnection.open({ connectionString }, another, opening);
  expect([await session.tryLock("c1"), await other.tryLock("c1")]).toEqual([true, false]);
  await expect(session.unlock("c1")).rejects.toBe(full);
  expect(await other.tryLock("c1")).toBe(true);
  await session.close();
  await other.close();
});
