import { afterEach, expect, test } from "vitest";
import { startApp, type TestApp } from "../test/app.ts";
import { freshDatabase } from "../test/databases.ts";
import { eventually } from "../test/eventually.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { sharedOver } from "../test/sharedApp.ts";
import { DatabaseWatch } from "./DatabaseWatch.ts";
import { Readiness } from "./Readiness.ts";

let app: TestApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

/** Nobody listens there. */
const nowhere = "redis://127.0.0.1:1";

async function answerOf(path: string) {
  const response = await fetch(`${app?.url}${path}`);
  return [response.status, await response.text()];
}

test("RDS9 RDS10 what lacks is told, all of it, and the program lives all the same", async () => {
  let locks: string | null = null;
  const shared = sharedOver(nowhere, { lacks: () => locks });
  app = await startApp({ shared: () => shared });
  // Redis is away: that keeps nobody from work.
  expect(await answerOf("/readyz")).toEqual([200, "ready\n"]);
  locks = "its locks are lost";
  expect(await answerOf("/readyz")).toEqual([503, "its locks are lost\n"]);
  expect(await answerOf("/livez")).toEqual([200, "ok\n"]);
  expect(await answerOf("/healthz")).toEqual([200, "ok\n"]);
  locks = null;
  expect(await answerOf("/readyz")).toEqual([200, "ready\n"]);
  await shared.close();
});

test("RDS10 several things may lack at once", () => {
  const readiness = new Readiness();
  expect(readiness.lacks).toEqual([]);
  readiness.require(() => "stopping");
  readiness.require(() => null);
  readiness.require(() => "the database does not answer");
  expect(readiness.lacks).toEqual(["stopping", "the database does not answer"]);
});

test("RDS10 a database that has not answered for eleven seconds is away; one question waits for it, and no further ones", async () => {
  const clock = new FakeClock(0);
  const database = await freshDatabase();
  const watch = new DatabaseWatch(clock, database.db);
  for (let second = 0; second < 60; second += 5) {
    clock.advance(5_000);
    await eventually(() => expect(watch.isReachable).toBe(true));
  }
  watch.stop();
  const away = new DatabaseWatch(clock, database.db);
  await database.close();
  clock.advance(11_000);
  expect(away.isReachable).toBe(true);
  clock.advance(1_000);
  expect(away.isReachable).toBe(false);
  away.stop();
});
