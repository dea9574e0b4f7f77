import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { SharedApp } from "../app.ts";
import type { SlotRecord } from "../cluster/OwnershipStore.ts";
import { slotRecord } from "../cluster/testing/processRecord.ts";
import type { ProcessReport } from "../ops/processReport.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";
import { eventually, hangMs } from "../test/eventually.ts";
import { type PrivateRedis, startPrivateRedis } from "../test/privateRedis.ts";
import { sharedOver } from "../test/sharedApp.ts";

let redis: PrivateRedis;
let app: TestApp;
let shared: SharedApp;
let slots: readonly SlotRecord[];

beforeAll(async () => {
  redis = await startPrivateRedis();
});
afterAll(() => redis.close());
beforeEach(async () => {
  slots = [slotRecord(1), slotRecord(2)];
  shared = sharedOver(redis.url, { slots: async () => slots }, { patienceMs: hangMs });
  app = await startApp({ shared: () => shared });
});
afterEach(async () => {
  await app.close();
  await shared.close();
});

/** What the other process says of itself. */
const idle: ProcessReport = {
  slot: 2,
  startedAt: 1_000,
  memoryBytes: 1,
  loopDelayMs: 1,
  commitMs: null,
  database: true,
  redis: true,
  contests: [],
  broken: [],
};

test("RDS12 what another process has is shown beside what this one has, as long as it says so", async () => {
  const token = await app.signIn();
  const here = await contestIn(app, token, "running", { title: "Here" });
  await app.join("connectScreen", here.code);
  const there = await contestIn(app, token, "lobby", { title: "There" });
  const { contestId } = there.runner.state;
  await app.app.live.close(contestId);
  const contests: ProcessReport["contests"] = [{ contestId, phase: "lobby", openedAt: 2_000, saving: true }];
  await eventually(async () => {
    // As each process does it, again and again.
    await shared.reports.write(2, { ...idle, contests });
    const { reply } = await app.call("service", { token });
    expect(reply.incomplete).toBe(false);
    expect(reply.contests.map(({ title, slot, state }) => [title, slot, state])).toEqual([
      ["Here", 1, expect.objectContaining({ clients: 1 })],
      ["There", 2, expect.objectContaining({ openedAt: 2_000, clients: 0 })],
    ]);
  });
  expect(await redis.client.pttl("regatta:process:2")).toBeGreaterThan(0);
  // It is killed: what it said last is not true any more, though Redis has it for some seconds.
  slots = [slotRecord(1), slotRecord(2, { lives: false, unseenMs: 500 })];
  const { reply } = await app.call("service", { token });
  expect(reply.processes?.map(({ slot, isGone, tells }) => [slot, isGone, tells === null])).toEqual([
    [1, undefined, false],
    [2, true, true],
  ]);
  expect(reply.contests.map(({ title }) => title)).toEqual(["Here"]);
  expect(reply.incomplete).toBe(false);
});

test("RDS14 a contest that is broken at another process is so in the list of this one, until it runs here", async () => {
  const token = await app.signIn();
  const { runner } = await contestIn(app, token, "lobby");
  const { contestId } = runner.state;
  await app.app.rooms.closeContest(contestId);
  const listed = async () =>
    (await app.call("listContests", { token })).reply.contests.map(({ broken }) => broken);
  expect(await listed()).toEqual([false]);
  const broken = [{ contestId, reason: "RangeError", seq: 2, retryAt: null }];
  await eventually(async () => {
    await shared.reports.write(2, { ...idle, broken });
    expect(await listed()).toEqual([true]);
  });
  await app.app.live.get(contestId);
  expect(await listed()).toEqual([false]);
});

test("RDS1 RDS12 each process says how it is, again and again, and what it says ends with it", async () => {
  await eventually(async () => expect(await redis.client.exists("regatta:process:1")).toBe(1));
  const metrics = async () => (await fetch(`${app.url}/metrics`)).text();
  await eventually(async () => expect(await metrics()).toContain("regatta_redis_up 1"));
  await redis.client.flushall();
  await eventually(async () => expect(await redis.client.exists("regatta:process:1")).toBe(1));
  await app.app.close();
  expect(await redis.client.exists("regatta:process:1")).toBe(0);
});

test("RDS12 what is no report of a process is none, and the others are shown", async () => {
  const client = new Redis(redis.url);
  await client.set("regatta:process:3", "rubbish {");
  await client.set("regatta:process:4", "[]");
  client.disconnect();
  const slots = (await shared.reports.read())?.map(({ slot }) => slot);
  expect(slots).toEqual(slots?.filter((slot) => slot !== 3 && slot !== 4));
  const token = await app.signIn();
  expect((await app.call("service", { token })).status).toBe(200);
});
