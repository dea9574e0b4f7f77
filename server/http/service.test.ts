import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SharedApp } from "../app.ts";
import { hashPassword } from "../auth/passwords.ts";
import type { SlotRecord } from "../cluster/OwnershipStore.ts";
import { slotRecord } from "../cluster/testing/processRecord.ts";
import { systemClock } from "../contests/clock.ts";
import { createAccount } from "../queries/accounts.ts";
import { startApp, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { sharedOver } from "../test/sharedApp.ts";

let app: TestApp;
afterEach(() => app.close());

const other = { login: "boris", password: "another password" } as const;

async function signInAsOther(): Promise<string> {
  const passwordHash = await hashPassword(other.password);
  const account = {
    id: randomUUID(),
    login: other.login,
    passwordHash,
    createdAt: systemClock.now() + 1_000,
  };
  await createAccount(app.database.db, account);
  return (await app.call("signIn", { body: other })).reply.accessToken;
}

/** What is broken stays so: nothing is opened again. */
async function clockStandsStill(): Promise<void> {
  await app.close();
  app = await startApp({ clock: new FakeClock(systemClock.now()) });
}

async function serviceFor(token: string) {
  const { status, reply } = await app.call("service", { token });
  expect(status).toBe(200);
  return reply;
}

describe("one process alone", () => {
  beforeEach(async () => {
    app = await startApp();
  });

  test("RDS12 whoever had the first account sees the process and all live contests, and codes of the own ones only", async () => {
    const [mine, theirs] = [await app.signIn(), await signInAsOther()];
    const own = await contestIn(app, mine, "running", { title: "Mine" });
    const foreign = await contestIn(app, theirs, "lobby", { title: "Theirs" });
    await app.join("connectScreen", own.code);
    const all = await serviceFor(mine);
    expect(all.processes).toEqual([
      {
        slot: null,
        draining: false,
        unseenMs: null,
        tells: expect.objectContaining({ contests: 2, broken: 0, database: true, redis: null }),
      },
    ]);
    expect(all.incomplete).toBe(false);
    expect(all.contests).toContainEqual(
      expect.objectContaining({
        roomCode: own.code,
        title: "Mine",
        state: expect.objectContaining({ type: "live", phase: "running", clients: 1, saving: true }),
      }),
    );
    expect(all.contests).toContainEqual(
      expect.objectContaining({ roomCode: null, title: "Theirs", ownerLogin: "boris" }),
    );
    expect(JSON.stringify(all)).not.toContain(foreign.code);

    const some = await serviceFor(theirs);
    expect(some.processes).toBeNull();
    expect(some.contests.map(({ title, roomCode }) => [title, roomCode])).toEqual([["Theirs", foreign.code]]);
    expect((await app.call("service")).status).toBe(401);
  });

  test("RDS12 a broken contest is told with the kind of its error, and not with its text", async () => {
    await clockStandsStill();
    const mine = await app.signIn();
    const contest = await contestIn(app, mine, "lobby");
    contest.runner.fail(new RangeError("the answer is forty-two"));
    const { contests } = await serviceFor(mine);
    expect(contests.map(({ state }) => state)).toEqual([
      { type: "broken", reason: "RangeError", seq: expect.any(Number), retryAt: expect.any(Number) },
    ]);
    expect(JSON.stringify(contests)).not.toContain("forty-two");
  });

  test("RDS12 practices are nobody's business", async () => {
    const mine = await app.signIn();
    const { reply } = await app.call("practiceBoards");
    const board = reply.boards[0]?.id ?? "";
    expect((await app.call("startPractice", { body: { board, minutes: null } })).status).toBe(200);
    expect((await serviceFor(mine)).contests).toEqual([]);
  });
});

describe("one of several processes", () => {
  let shared: SharedApp;
  let slots: readonly SlotRecord[];
  let mine: string;

  beforeEach(async () => {
    slots = [slotRecord(2, { unseenMs: 7_000 }), slotRecord(1, { draining: true })];
    // Nobody listens there.
    shared = sharedOver("redis://127.0.0.1:1", {
      slots: async () => slots,
    });
    app = await startApp({ shared: () => shared });
    mine = await app.signIn();
    await contestIn(app, mine, "running");
  });
  afterEach(() => shared.close());

  test("RDS12 without Redis it knows itself, and that the others are not heard", async () => {
    const { processes, contests, incomplete } = await serviceFor(mine);
    expect(processes).toEqual([
      { slot: 1, draining: true, unseenMs: 100, tells: expect.objectContaining({ redis: false }) },
      { slot: 2, draining: false, unseenMs: 7_000, tells: null },
    ]);
    expect(incomplete).toBe(true);
    expect(contests).toHaveLength(1);
    expect(contests[0]).toMatchObject({ slot: 1, state: { clients: null } });
  });

  test("RDS12 CLU17 a process that does not listen yet is told of as starting, and has no contest that is missing", async () => {
    slots = [slotRecord(1), slotRecord(2, { starting: true })];
    const { processes, incomplete } = await serviceFor(mine);
    expect(processes).toEqual([
      { slot: 1, draining: false, unseenMs: 100, tells: expect.objectContaining({ contests: 1 }) },
      { slot: 2, draining: false, unseenMs: 100, isStarting: true, tells: null },
    ]);
    expect(incomplete).toBe(false);
    slots = [slotRecord(1), slotRecord(2, { starting: true, lives: false })];
    expect((await serviceFor(mine)).processes?.[1]).toEqual({
      ...{ slot: 2, draining: false, unseenMs: 100 },
      ...{ isGone: true, tells: null },
    });
  });

  test("RDS12 a process that ended without a word is told of as gone, and nothing of its contests is missing", async () => {
    slots = [slotRecord(1), slotRecord(2, { lives: false, unseenMs: 40_000 })];
    const { processes, incomplete } = await serviceFor(mine);
    expect(processes).toEqual([
      { slot: 1, draining: false, unseenMs: 100, tells: expect.objectContaining({ contests: 1 }) },
      { slot: 2, draining: false, unseenMs: 40_000, isGone: true, tells: null },
    ]);
    expect(incomplete).toBe(false);
  });
});
