import { RedisDriver } from "@colyseus/redis-driver";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { SharedApp } from "../app.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn, type TestContest } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { startStopwatch } from "../test/patientTime.ts";
import { type PrivateRedis, startPrivateRedis } from "../test/privateRedis.ts";
import { sharedOver } from "../test/sharedApp.ts";

let redis: PrivateRedis;
let app: TestApp;
let shared: SharedApp;
let contest: TestContest;

beforeAll(async () => {
  redis = await startPrivateRedis();
});
afterAll(() => redis.close());
beforeEach(async () => {
  await redis.client.flushall();
  shared = sharedOver(redis.url);
  app = await startApp({ shared: () => shared });
  contest = await contestIn(app, await app.signIn(), "running");
  await app.join("connectScreen", contest.code);
  await isListed(1);
});
afterEach(async () => {
  await app.close();
  await shared.close();
});

/** Within five seconds Redis lists the contest's room with so many clients. */
async function isListed(clients: number): Promise<void> {
  const stopwatch = startStopwatch();
  await eventually(async () => {
    const rooms = (await shared.driver.listEverywhere()) ?? [];
    expect(rooms).toEqual([{ contestId: contest.runner.state.contestId, clients }]);
  });
  expect(stopwatch()).toBeLessThan(5_000);
}

test("RDS2 a ping that was missed takes no listing away for long, and no place in the room", async () => {
  // What another process does to one that did not answer it in time (Colyseus, issue 968).
  const other = new RedisDriver(redis.url);
  const [room] = await other.query({});
  await other.cleanup(room?.processId ?? "");
  expect(await other.query({})).toEqual([]);
  await other.shutdown();
  await app.join("connectScreen", contest.code);
  await isListed(2);
});

test("RDS2 an emptied Redis has the listing again, and nobody in the room notices", async () => {
  await redis.client.flushall();
  await app.join("connectScreen", contest.code);
  await isListed(2);
});

test("RDS2 without Redis everybody comes in as before; a new one has the listing at once", async () => {
  await redis.kill();
  await app.join("connectScreen", contest.code);
  expect(await shared.driver.listEverywhere()).toBeNull();
  // A room made meanwhile is as good as any.
  const made = await contestIn(app, await app.signIn(), "lobby");
  await app.join("connectScreen", made.code);
  await redis.start();
  await eventually(async () => expect(await shared.driver.listEverywhere()).toHaveLength(2));
});

test("RDS1 RDS2 a frozen Redis holds nobody up", async () => {
  redis.freeze();
  try {
    const stopwatch = startStopwatch();
    const screen = await app.join("connectScreen", contest.code);
    await screen.request("time", {});
    // What is asked first of a frozen Redis takes a tenth of a second; a room is none of it.
    expect(stopwatch()).toBeLessThan(1_500);
  } finally {
    redis.thaw();
  }
  await isListed(2);
});

test("RDS2 a process that ends takes its listings away, and those of one that was killed go by themselves", async () => {
  const killed = { roomId: "dead", processId: "dead", name: "contest", clients: 1, maxClients: 1 };
  await redis.client.hset("roomcaches", "dead", JSON.stringify({ ...killed, metadata: { writtenAt: 0 } }));
  await eventually(async () => expect(await redis.client.hexists("roomcaches", "dead")).toBe(0));
  await app.app.close();
  await shared.driver.close();
  expect(await redis.client.hgetall("roomcaches")).toEqual({});
});
