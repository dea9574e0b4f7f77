import { afterEach, beforeEach, expect, test } from "vitest";
import type { Backend } from "../db/backends.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { type LockSession, type Sight, SlotTaken } from "./OwnershipStore.ts";
import { SessionKeeper } from "./SessionKeeper.ts";

const self = { id: "p", slot: 1, address: "http://10.0.0.1", version: 1 };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A database's side of sessions, of which a test says how they fare. */
interface Opened {
  readonly former: Backend | null;
  readonly end: () => void;
}

let clock: FakeClock;
let timeline: string;
let opened: Opened[];
/** What opening a session throws, and what a renewal waits for. */
let refusal: Error | null;
let answer: Promise<void>;
let told: string[];
let sights: Sight[];
let keeper: SessionKeeper;

beforeEach(async () => {
  clock = new FakeClock(0);
  [timeline, opened, refusal, answer, told, sights] = ["00000001", [], null, Promise.resolve(), [], []];
  keeper = new SessionKeeper(
    {
      self,
      store: { openSession: async (_self, _pulse, former) => openSession(former) },
      clock,
      log,
      pulse: () => ({ starting: false, draining: false, load: 0 }),
      onSight: (sight) => sights.push(sight),
    },
    {
      broken: () => told.push("broken"),
      renewed: async () => void told.push("renewed"),
      sure: () => told.push("sure"),
    },
  );
  await keeper.open();
});
afterEach(() => keeper.close());

function openSession(former: Backend | null): LockSession {
  if (refusal) throw refusal;
  const ended = Promise.withResolvers<void>();
  opened.push({ former, end: ended.resolve });
  return {
    backend: { pid: opened.length, startedAt: "" },
    ended: ended.promise,
    tryLock: async () => true,
    unlock: async () => undefined,
    async renew() {
      await answer;
      return { now: clock.now(), timeline };
    },
    close: async () => undefined,
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
async function pass(ms: number, stepMs = 50) {
  for (let passed = 0; passed < ms; passed += stepMs) {
    clock.advance(stepMs);
    await settled();
  }
}

test("CLU2 the session is renewed each second, and when it ends it is made anew after the former one", async () => {
  await pass(3_000);
  expect(sights).toHaveLength(4);
  opened[0]?.end();
  await settled();
  expect(told).toEqual(["broken", "renewed"]);
  expect(opened.map(({ former }) => former?.pid ?? null)).toEqual([null, 1]);
  await pass(2_000);
  expect([keeper.isSure, opened.length]).toEqual([true, 2]);
});

test("CLU2 a database that follows another line of history is like a broken session", async () => {
  timeline = "00000002";
  await pass(1_000);
  expect(told).toEqual(["broken", "renewed"]);
  expect(opened).toHaveLength(2);
  await pass(5_000);
  expect(opened).toHaveLength(2);
});

test("CLU15 for ten seconds after another server took over it says so, and of its first one never", async () => {
  expect(keeper.isOnNewLine).toBe(false);
  opened[0]?.end();
  await settled();
  expect(keeper.isOnNewLine).toBe(false);
  timeline = "00000002";
  await pass(1_000);
  expect(keeper.isOnNewLine).toBe(true);
  await pass(8_000);
  expect(keeper.isOnNewLine).toBe(true);
  await pass(2_000);
  expect(keeper.isOnNewLine).toBe(false);
});

test("CLU2 it is tried for as long as it takes, and says that it cannot reach the database after two seconds", async () => {
  refusal = new Error("away");
  opened[0]?.end();
  await settled();
  expect([keeper.session, keeper.isSure, keeper.reaches]).toEqual([null, false, true]);
  await pass(1_950);
  expect(keeper.reaches).toBe(true);
  await pass(50);
  expect(keeper.reaches).toBe(false);
  await pass(600_000, 500);
  refusal = null;
  await pass(1_000);
  expect(told).toEqual(["broken", "renewed"]);
  expect([keeper.isSure, keeper.reaches, keeper.isNew]).toEqual([true, true, true]);
  await pass(4_000);
  expect(keeper.isNew).toBe(false);
});

test("CLU2 who is refused for its slot reaches the database", async () => {
  refusal = new SlotTaken();
  opened[0]?.end();
  await pass(10_000);
  expect([keeper.isSure, keeper.reaches]).toEqual([false, true]);
});

test("CLU2 without an answer for 2.5 s a process is not sure, and a late answer makes it so again", async () => {
  const late = Promise.withResolvers<void>();
  answer = late.promise;
  await pass(2_450);
  expect(keeper.isSure).toBe(true);
  await pass(50);
  expect(keeper.isSure).toBe(false);
  answer = Promise.resolve();
  late.resolve();
  await settled();
  // What was answered was asked long ago.
  expect(told).toEqual(["sure"]);
  expect(keeper.isSure).toBe(true);
  expect(opened).toHaveLength(1);
});

test("CLU6 how long it is connected counts from the session of now, and is nothing while that is in doubt", async () => {
  await pass(5_000);
  expect(keeper.connectedForMs).toBe(5_000);
  opened[0]?.end();
  await settled();
  expect(keeper.connectedForMs).toBe(0);
  await pass(2_000);
  expect(keeper.connectedForMs).toBe(2_000);
  answer = new Promise(() => undefined);
  await pass(3_500);
  expect(keeper.connectedForMs).toBe(0);
});

test("CLU2 a process that was frozen asks before it is sure", async () => {
  clock.freeze(60_000);
  expect(keeper.isSure).toBe(false);
  await settled();
  expect(keeper.isSure).toBe(true);
});

test("CLU2 after it was closed nothing is made anew", async () => {
  await keeper.close();
  opened[0]?.end();
  await pass(5_000);
  expect([opened.length, keeper.session, told]).toEqual([1, null, []]);
});
